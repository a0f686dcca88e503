/** Every kind of trigger, by its name. */
import type { Trigger } from '../../contract/campaign/trigger.ts'
import { whenBack } from './absence.ts'
import type { Context, Fire, Stop } from './context.ts'
import { createExits } from './exit.ts'
import { whenClicked, whenElementIsSeen } from './page-elements.ts'
import { whenIdle, whenLoaded, whenScrolled, whenTimeIsUp } from './page-states.ts'

export interface Kinds {
  /** Until it is stopped, or for the states of a page until the page is turned. */
  begin(trigger: Trigger, fire: Fire): Stop
  turnPage(url: URL): void
  /** What the engine heard of: `cart changed`, `event order.placed`. */
  call(sign: string): void
}

export function createKinds(context: Context): Kinds {
  const exits = createExits(context)
  const waiting = new Map<Fire, string>()

  function wait(sign: string, fire: Fire): Stop {
    waiting.set(fire, sign)
    return () => void waiting.delete(fire)
  }

  return {
    begin(trigger, fire) {
      if (trigger.on === 'exit') return exits.watch(trigger, fire)
      if (trigger.on === 'event') return wait(`event ${trigger.name}`, fire)
      if (trigger.on === 'cart') return wait('cart changed', fire)
      return beginOther(context, trigger, fire)
    },
    turnPage: exits.turnPage,
    call(sign) {
      for (const [fire, wanted] of waiting) if (wanted === sign) fire({ signs: [sign] })
    },
  }
}

type Other = Exclude<Trigger, { readonly on: 'exit' | 'event' | 'cart' }>

function beginOther(context: Context, trigger: Other, fire: Fire): Stop {
  switch (trigger.on) {
    case 'load':
      return whenLoaded(context, fire)
    case 'time':
      return whenTimeIsUp(context, trigger.seconds, fire)
    case 'scroll':
      return whenScrolled(context, trigger.percent, fire)
    case 'idle':
      return whenIdle(context, trigger.seconds, fire)
    case 'click':
      return whenClicked(context, trigger.selector, fire)
    case 'seen':
      return whenElementIsSeen(context, trigger.selector, fire)
    case 'return':
      return whenBack(context, trigger.minutes, fire)
  }
}

/** Watches the page for the moments that campaigns wait for. Loaded only where a shop has campaigns. */
import type { Evidence } from '../../campaigns/occasion.ts'
import type { Trigger } from '../../contract/campaign/trigger.ts'
import { whenBack } from './absence.ts'
import type { Context, Fire, Sight, Stop } from './context.ts'
import { createExits } from './exit.ts'
import { whenClicked, whenElementIsSeen } from './page-elements.ts'
import { whenIdle, whenLoaded, whenScrolled, whenTimeIsUp } from './page-states.ts'
import { createSeenClock, isSeen } from './seen-clock.ts'
import { createSenses } from './senses.ts'
import { isEditor, isProgram } from './visitors.ts'

/** What triggers have to know and cannot see for themselves. */
export interface TriggerPage {
  readonly hasCart: () => boolean
  /** This page included. */
  readonly pageViewsInVisit: () => number
  /** `product`, `cart`, …; undefined where nobody knows. */
  readonly pageType: () => string | undefined
  /** Fires for programs too: otherwise a browser that is driven by one sees no campaign. */
  readonly isTesting: boolean
  /** Whether the shopper has written to us and not sent it. */
  readonly hasDraft: () => boolean
  /** Reports one console line. */
  report(error: unknown): void
}

export interface Triggers {
  /**
   * Calls each time the trigger fires, never before this returns; `load`, `time`, `scroll`, `seen` and `idle` once per page view.
   * Returns the way to stop.
   */
  watch(trigger: Trigger, onFire: (evidence: Evidence) => void): () => void
  onEvent(name: string): void
  onCart(): void
  /** Another page is shown without a load. */
  turnPage(url: URL): void
  stop(): void
}

const MOMENTARY: ReadonlySet<Trigger['on']> = new Set(['exit', 'click', 'event', 'cart', 'return'])

/** Passes when nobody is ready for it; the others stay true until the page is left. */
export function isMomentary({ on }: Trigger): boolean {
  return MOMENTARY.has(on)
}

/** Nothing is listened to before the first trigger is watched, nor after the last. */
export function createTriggers(page: TriggerPage): Triggers {
  const context: Context = { page, senses: createSenses(), clock: createSeenClock() }
  const exits = createExits(context)
  const calls = createCalls()
  const watches = new Set<Watch>()
  const isDeaf = isProgram(navigator) && !page.isTesting
  let stopClock: Stop | undefined

  function begin(watch: Watch): void {
    const { trigger } = watch
    watch.stop = beginTrigger(trigger, (sight) => {
      // Nobody sees it, or nobody who buys.
      if (!watches.has(watch) || !isSeen() || isEditor()) return
      if (!isMomentary(trigger)) watch.stop()
      tell(watch, sight)
    })
  }

  function beginTrigger(trigger: Trigger, fire: Fire): Stop {
    if (trigger.on === 'exit') return exits.watch(trigger, fire)
    if (trigger.on === 'event') return calls.wait(`event ${trigger.name}`, fire)
    if (trigger.on === 'cart') return calls.wait(CART, fire)
    return beginOther(context, trigger, fire)
  }

  function tell({ trigger, onFire }: Watch, sight: Sight): void {
    try {
      onFire({ trigger: trigger.on, ...sight })
    } catch (error) {
      page.report(error) // One that fails must not keep it from the others.
    }
  }

  function remove(watch: Watch): void {
    if (!watches.delete(watch)) return
    watch.stop()
    if (watches.size === 0) stopClock?.()
  }

  return {
    watch(trigger, onFire) {
      if (isDeaf) return () => undefined
      const watch: Watch = { trigger, onFire, stop: () => undefined }
      if (watches.size === 0) stopClock = runClock(context)
      watches.add(watch)
      begin(watch)
      return () => remove(watch)
    },
    onEvent: (name) => calls.call(`event ${name}`),
    onCart: () => calls.call(CART),
    turnPage(url) {
      context.clock.reset()
      exits.turnPage(url)
      const states = [...watches].filter(({ trigger }) => !isMomentary(trigger))
      for (const watch of states) {
        watch.stop()
        begin(watch)
      }
    },
    stop: () => [...watches].forEach(remove),
  }
}

const CART = 'cart changed'

interface Watch {
  readonly trigger: Trigger
  readonly onFire: (evidence: Evidence) => void
  stop: Stop
}

function runClock({ clock, senses }: Context): Stop {
  clock.show()
  const stop = senses.listen({ onHidden: clock.hide, onShown: clock.show })
  return () => {
    clock.hide()
    stop()
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

interface Calls {
  wait(sign: string, fire: Fire): Stop
  call(sign: string): void
}

/** What the engine hears of and passes on. */
function createCalls(): Calls {
  const waiting = new Map<Fire, string>()
  return {
    wait(sign, fire) {
      waiting.set(fire, sign)
      return () => void waiting.delete(fire)
    },
    call(sign) {
      for (const [fire, wanted] of waiting) if (wanted === sign) fire({ signs: [sign] })
    },
  }
}

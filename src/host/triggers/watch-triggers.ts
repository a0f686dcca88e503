/** Watches the page for the moments that campaigns wait for. Loaded only where a shop has campaigns. */
import type { Evidence } from '../../campaigns/occasion.ts'
import type { Trigger } from '../../contract/campaign/trigger.ts'
import type { Context, Sight, Stop } from './context.ts'
import { createKinds } from './kinds.ts'
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
  const kinds = createKinds(context)
  const watches = new Set<Watch>()
  let stopClock: Stop | undefined

  function begin(watch: Watch): void {
    watch.stop = kinds.begin(watch.trigger, (sight) => {
      if (!watches.has(watch) || !mayFire(page)) return
      if (!isMomentary(watch.trigger)) watch.stop()
      tell(watch, sight, page)
    })
  }

  function remove(watch: Watch): void {
    if (!watches.delete(watch)) return
    watch.stop()
    if (watches.size === 0) stopClock?.()
  }

  return {
    watch(trigger, onFire) {
      const watch: Watch = { trigger, onFire, stop: () => undefined }
      if (watches.size === 0) stopClock = runClock(context)
      watches.add(watch)
      begin(watch)
      return () => remove(watch)
    },
    onEvent: (name) => kinds.call(`event ${name}`),
    onCart: () => kinds.call('cart changed'),
    turnPage(url) {
      forgetPage(context)
      kinds.turnPage(url)
      for (const watch of [...watches].filter(({ trigger }) => !isMomentary(trigger))) {
        watch.stop()
        begin(watch)
      }
    },
    stop: () => [...watches].forEach(remove),
  }
}

interface Watch {
  readonly trigger: Trigger
  readonly onFire: (evidence: Evidence) => void
  stop: Stop
}

/** Somebody sees it, and somebody who may buy. */
function mayFire({ isTesting }: TriggerPage): boolean {
  return isSeen() && !isEditor() && (isTesting || !isProgram(navigator))
}

function tell({ trigger, onFire }: Watch, sight: Sight, page: TriggerPage): void {
  try {
    onFire({ trigger: trigger.on, ...sight })
  } catch (error) {
    page.report(error) // One that fails must not keep it from the others.
  }
}

/** What was seen and scrolled was another page. */
function forgetPage({ clock, senses }: Context): void {
  clock.reset()
  senses.traces.deepest = 0
  senses.traces.scrolls.length = 0
}

function runClock({ clock, senses }: Context): Stop {
  clock.show()
  const stop = senses.listen({ onHidden: clock.hide, onShown: clock.show })
  return () => {
    clock.hide()
    stop()
  }
}

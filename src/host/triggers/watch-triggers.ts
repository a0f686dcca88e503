/** Watches the page for the moments that campaigns wait for. Loaded only where a shop has campaigns. */
import type { Evidence } from '../../campaigns/occasion.ts'
import type { Trigger } from '../../contract/campaign/trigger.ts'

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

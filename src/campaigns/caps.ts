/** Whether a campaign has been shown often enough: by its own caps, by those of its category, and by those of all. */
import type { Caps, Tally } from '../contract/campaign/caps.ts'
import { DAY, HOUR } from '../core/clock.ts'

export interface Counted {
  readonly caps: Caps
  readonly tally: Tally
  /** Shows on this page view. */
  readonly onPage: number
}

export interface CapSituation {
  readonly now: number
  /** Where the shopper agreed to have visits counted; without it the last day counts as one. */
  readonly visitStartedAt?: number | undefined
}

export interface Capped {
  readonly by: keyof Caps
  /** When there is room again, where a time makes it. */
  readonly retryAfterMs?: number
}

const UNITS = { hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY }

/** The first cap that is reached, the longest lasting first; `undefined` for room. */
export function findCap(counted: Counted, situation: CapSituation): Capped | undefined {
  const { caps, tally, onPage } = counted
  const { now, visitStartedAt = now - DAY } = situation
  const { stopAfter, total, every, perVisit, perPage } = caps
  if (stopAfter !== undefined && isStopped(stopAfter, tally)) return { by: 'stopAfter' }
  if (total !== undefined && tally.shows >= total) return { by: 'total' }
  const shownAt = tally.shownAt.map((at) => Date.parse(at))
  const last = shownAt.at(-1)
  if (every && last !== undefined) {
    const retryAfterMs = every.n * UNITS[every.unit] - Math.max(0, now - last)
    if (retryAfterMs > 0) return { by: 'every', retryAfterMs }
  }
  // One that lies ahead was shown before the clock was set back: it happened.
  const inVisit = shownAt.filter((at) => at >= visitStartedAt)
  if (perVisit !== undefined && inVisit.length >= perVisit) return { by: 'perVisit' }
  return perPage !== undefined && onPage >= perPage ? { by: 'perPage' } : undefined
}

/** Each with its own tally: the campaign’s, its category’s, that of all. */
export function findFirstCap<Scope extends string>(
  counted: readonly (Counted & { readonly scope: Scope })[],
  situation: CapSituation,
): (Capped & { readonly scope: Scope }) | undefined {
  for (const { scope, ...each } of counted) {
    const capped = findCap(each, situation)
    if (capped) return { ...capped, scope }
  }
  return undefined
}

function isStopped(after: NonNullable<Caps['stopAfter']>, { closes, conversions }: Tally): boolean {
  return after === 'convert' ? conversions > 0 : closes >= (after === 'close' ? 1 : after)
}

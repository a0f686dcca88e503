/** Counts how often a campaign was shown, in the browser and at the backend, and makes one count of both. */
import type { Tally } from '../contract/campaign/caps.ts'

export const NEVER_SHOWN: Tally = { shownAt: [], shows: 0, closes: 0, conversions: 0 }

const MOST_TIMES = 50

/** Also of the arm that is shown nothing, so that all arms go on alike. */
export function countShow(tally: Tally, now: number): Tally {
  const shownAt = [...tally.shownAt, new Date(now).toISOString()].slice(-MOST_TIMES)
  return { ...tally, shownAt, shows: tally.shows + 1 }
}

/**
 * What two devices know, or a browser and the backend after the browser forgot: never less than either. Shows that both
 * have heard of are one, so a sum of them would be wrong.
 */
export function mergeTallies(one: Tally, other: Tally): Tally {
  const shownAt = [...new Set([...one.shownAt, ...other.shownAt])].sort()
  return {
    shownAt: shownAt.slice(-MOST_TIMES),
    shows: Math.max(one.shows, other.shows, shownAt.length),
    closes: Math.max(one.closes, other.closes),
    conversions: Math.max(one.conversions, other.conversions),
  }
}

/** Of several campaigns together, for a cap on their category or on all. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      shownAt: [...sum.shownAt, ...tally.shownAt].sort(),
      shows: sum.shows + tally.shows,
      closes: sum.closes + tally.closes,
      conversions: sum.conversions + tally.conversions,
    }),
    NEVER_SHOWN,
  )
}

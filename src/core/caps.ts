/** How often something was shown to this shopper, over all tabs and pages: for limits such as "once a week". */
import { DAY } from './clock.ts'
import type { Store } from './store.ts'

export interface Caps {
  /** Times within the last `windowMs` (at most 90 days back); without it, of all time. */
  count(key: string, windowMs?: number): Promise<number>
  add(key: string): Promise<void>
}

interface Tally {
  readonly total: number
  readonly times: readonly number[]
}

const KEPT = 90 * DAY
/** A limit above this makes no sense for something a person sees. */
const MOST_TIMES = 200

export function createCaps(store: Store, now: () => number): Caps {
  // When nothing may be stored, the limits still hold until the page is left.
  const unstored = new Map<string, Tally>()
  const name = (key: string) => `cap.${key}`

  return {
    async count(key, windowMs) {
      const { total, times } = asTally((await store.read(name(key))) ?? unstored.get(key))
      const end = now()
      return windowMs === undefined
        ? total
        : // A time ahead of the clock was noted before the clock was set back: it happened.
          times.filter((time) => end - time < windowMs).length
    },

    async add(key) {
      const at = now()
      const add = (value: unknown): Tally => {
        const { total, times } = asTally(value ?? unstored.get(key))
        const recent = times.filter((time) => at - time < KEPT)
        return { total: total + 1, times: [...recent, at].slice(-MOST_TIMES) }
      }
      const stored = await store.update(name(key), add, { purpose: 'functional' })
      if (stored === undefined) unstored.set(key, add(undefined))
    },
  }
}

function asTally(value: unknown): Tally {
  // Safe: both fields are looked at before they are believed.
  const { total, times } = (value ?? {}) as Partial<Tally>
  return {
    total: Number.isSafeInteger(total) ? Number(total) : 0,
    times: Array.isArray(times) ? times.filter((time) => Number.isFinite(time)) : [],
  }
}

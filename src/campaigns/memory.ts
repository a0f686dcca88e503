/** What the arbiter remembers of a shopper: what interrupted them lately, and what they closed, and how. */
import { DAY } from '../core/clock.ts'

/** One sheet or dialog that was said unasked. */
export interface Said {
  /** `widget/id` of the proposal. */
  readonly name: string
  readonly at: number
  /** It was said because the shopper seemed to leave. */
  readonly isExit?: true
  /** The shopper came for it, so it took no turn from others. */
  readonly isAwaited?: true
}

export interface Closing {
  /** Closed for now that often in a row; 0 after the shopper did what it was for. */
  readonly times: number
  readonly at: number
}

/** The stored part, the same for all tabs. */
export interface Kept {
  /** The newest last. */
  readonly said: readonly Said[]
  /** By `widget/id`. */
  readonly closed: Readonly<Record<string, Closing>>
  /** Never again: `widget/id` of proposals and `#category` of whole categories. */
  readonly never: readonly string[]
}

/** A visit lasts a day at most, and nothing asks further back. */
const SAID_KEPT = DAY
/** Far more than the longest cool-down; who comes back after a year is asked as anybody. */
const CLOSED_KEPT = 365 * DAY
const MOST = 200

/** Storage is open to every script of the page: only what has the right shape is taken. */
export function parseKept(value: unknown): Kept {
  // Safe: each field is looked at before it is believed.
  const { said, closed, never } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>
  return {
    said: Array.isArray(said) ? said.filter(isSaid) : [],
    closed: Object.fromEntries(Object.entries(closed ?? {}).filter(([, each]) => isClosing(each))),
    never: Array.isArray(never) ? never.filter((each) => typeof each === 'string') : [],
  }
}

/** All that either knows; of two closings of the same, the later one. */
export function mergeKept(one: Kept, other: Kept): Kept {
  const said = new Map(
    [...one.said, ...other.said].map((each) => [`${each.at} ${each.name}`, each]),
  )
  const closed: Record<string, Closing> = { ...one.closed }
  for (const [name, closing] of Object.entries(other.closed))
    if (closing.at >= (closed[name]?.at ?? -Infinity)) closed[name] = closing
  return {
    said: [...said.values()].sort((first, second) => first.at - second.at),
    closed,
    never: [...new Set([...one.never, ...other.never])],
  }
}

/** Without what no rule asks for any more, so that the record stays small; a “never” is never dropped for its age. */
export function prune({ said, closed, never }: Kept, now: number): Kept {
  const recent = Object.entries(closed)
    .filter(([, { at }]) => now - at < CLOSED_KEPT)
    .sort(([, one], [, other]) => one.at - other.at)
  return {
    said: said.filter(({ at }) => now - at < SAID_KEPT).slice(-MOST),
    closed: Object.fromEntries(recent.slice(-MOST)),
    never: [...new Set(never)].slice(-MOST),
  }
}

function isSaid(value: unknown): value is Said {
  const { name, at } = (value ?? {}) as Partial<Said>
  return typeof name === 'string' && Number.isFinite(at)
}

function isClosing(value: unknown): value is Closing {
  const { times, at } = (value ?? {}) as Partial<Closing>
  return Number.isSafeInteger(times) && Number.isFinite(at)
}

/** Whether somebody of the shop is there, and what can be promised of an answer. */
import type { ChatFacts } from '../contract/facts.ts'
import { openState } from '../hours.ts'

export interface Availability {
  /** Somebody has the inbox open, or the hours say that there is somebody. */
  readonly isThere: boolean
  readonly isOnline: boolean
  /** By the hours; `undefined` where the shop has said none, or this browser cannot read its clock. */
  readonly isOpen?: boolean | undefined
  /** When that changes, ms since 1970. */
  readonly changesAt?: number | undefined
  /** The shop’s clock shows another time then than the shopper’s. */
  readonly isOtherClock: boolean
  /** Within which time half of the answers come, rounded up; only while somebody may be there. */
  readonly reply?: ReplyTime | undefined
}

export interface ReplyTime {
  readonly unit: 'minute' | 'hour'
  readonly count: number
}

const MINUTE_MS = 60_000
/** Rounded up to what people say; from an hour on in whole hours. */
const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45]
/** Longer is nothing to boast of, and hardly true. */
const MOST_HOURS = 24

export function availabilityOf(facts: ChatFacts, now: number): Availability {
  const { isOnline, timezone } = facts
  const hours = hoursOf(facts, now)
  const isThere = isOnline || hours?.isOpen === true
  const at = hours?.changesAt
  return {
    isThere,
    isOnline,
    isOpen: hours?.isOpen,
    changesAt: at,
    isOtherClock: at !== undefined && clock(at, timezone) !== clock(at),
    reply: isThere || !hours ? replyOf(facts.replyTime?.medianMs) : undefined,
  }
}

function hoursOf(
  { hours, timezone }: ChatFacts,
  now: number,
): ReturnType<typeof openState> | undefined {
  if (!hours) return undefined
  try {
    return openState(hours, timezone, now)
  } catch {
    return undefined // A zone that was renamed after this browser was made: nothing is promised.
  }
}

function clock(at: number, timeZone?: string): string {
  const format = new Intl.DateTimeFormat('en', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  })
  return format.format(at)
}

function replyOf(medianMs: number | undefined): ReplyTime | undefined {
  if (medianMs === undefined) return undefined
  const minutes = MINUTES.find((each) => medianMs <= each * MINUTE_MS)
  if (minutes) return { unit: 'minute', count: minutes }
  const hours = Math.ceil(medianMs / (60 * MINUTE_MS))
  return hours <= MOST_HOURS ? { unit: 'hour', count: hours } : undefined
}

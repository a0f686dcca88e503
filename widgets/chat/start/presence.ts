/** Who is there and when an answer comes, in words. */
import { useEffect, useState } from 'preact/hooks'
import type { ChatFacts } from '../contract/facts.ts'
import { type Availability, availabilityOf } from '../model/availability.ts'
import type { StartProps } from './start-props.ts'

export interface Presence {
  /** Somebody is there, or should be by the hours. */
  readonly isThere: boolean
  readonly line: string
  /** How soon they usually answer; absent where that is not known, or nobody is there. */
  readonly reply?: string | undefined
}

type Words = Pick<StartProps, 't' | 'format'>

const DAY_MS = 86_400_000
const WEEK = 7
const LONGEST_WAIT_MS = 3_600_000

/** `now`: ms since 1970. */
export function presenceWords(facts: ChatFacts, words: Words, now: number = Date.now()): Presence {
  const there = availabilityOf(facts, now)
  const { reply, isThere } = there
  return {
    isThere,
    line: lineOf(there, words, now),
    reply: reply && words.t(reply.unit === 'minute' ? 'replyMinutes' : 'replyHours', reply),
  }
}

/** The same, and drawn anew when the shop opens or closes meanwhile. */
export function usePresence(facts: ChatFacts | undefined, words: Words): Presence | undefined {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const { changesAt = Infinity } = facts ? availabilityOf(facts, Date.now()) : {}
    // At least a second: a clock that is a little early must not spin.
    const wait = Math.max(1000, Math.min(LONGEST_WAIT_MS, changesAt - Date.now()))
    const timer = setTimeout(() => setNow(Date.now()), wait)
    return () => clearTimeout(timer)
  }, [facts, now])
  return facts && presenceWords(facts, words, Math.max(now, Date.now()))
}

function lineOf(there: Availability, words: Words, now: number): string {
  const { t, format } = words
  const { isOpen, isThere, changesAt, isOtherClock } = there
  const clock = changesAt === undefined ? '' : format.time(new Date(changesAt).toISOString())
  const time = clock && isOtherClock ? t('yourTime', { time: clock }) : clock
  if (isOpen && time) return t('openUntil', { time })
  // Open without an end, or somebody who works late.
  if (isThere) return t('online')
  if (changesAt === undefined) return t('noHours')
  return t('backAt', { day: dayOf(changesAt, now, words), time })
}

/** By the calendar of the shopper. */
function dayOf(at: number, now: number, { t, format }: Words): string {
  const then = new Date(at)
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS)
  if (days <= 0) return t('today')
  if (days === 1) return t('tomorrow')
  if (days >= WEEK) return t('onDate', { date: format.date(then.toISOString()) })
  return t(`onDay${(then.getDay() || WEEK) as 1 | 2 | 3 | 4 | 5 | 6 | 7}`) // Safe: 0 to 6, and 0 made 7.
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

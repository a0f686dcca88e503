/** Visits, one a day of the programme’s own calendar, and how many days in a row they make. */
import type { Account } from '../account.ts'
import { localDate } from '../calendar.ts'
import type { ProgramInForce } from '../queries.ts'

type Visitor = Pick<Account, 'visitDay' | 'visitStreak'>

/** Days in a row up to today, or up to yesterday while today’s visit is still to come. */
export function streakOf(
  visitor: Visitor,
  { timezone }: Pick<ProgramInForce, 'timezone'>,
  now: Date,
): number {
  const today = dayOf(now, timezone)
  return visitor.visitDay === today || visitor.visitDay === dayBefore(today)
    ? visitor.visitStreak
    : 0
}

/** `undefined` for a further visit of the same day. */
export function countVisit(
  account: Account,
  { timezone }: Pick<ProgramInForce, 'timezone'>,
  now: Date,
): string | undefined {
  const today = dayOf(now, timezone)
  // A clock that was set back must not make a second day of one.
  if (account.visitDay && account.visitDay >= today) return undefined
  account.visitStreak = account.visitDay === dayBefore(today) ? account.visitStreak + 1 : 1
  account.visitDay = today
  return today
}

export function dayOf(now: Date, timezone: string): string {
  const { year, month, day } = localDate(now, timezone)
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** Birthdays: month and day only; no points within 30 days of entering it, one change a year, 29 February on the 28th. */
import type { EarnStanding } from '../../../../widgets/loyalty/contract.ts'
import type { Account } from '../account.ts'
import { addToDate, endOfDayAfter, localDate, type LocalDate, startOfDay } from '../calendar.ts'
import type { ProgramInForce } from '../queries.ts'

const WAIT_DAYS = 30
const LOCKED = { months: 12 }

type Place = Pick<ProgramInForce, 'timezone'>

export function isDayOfYear(month: number, day: number): boolean {
  // A leap year: 29 February is a birthday.
  return new Date(Date.UTC(2024, month - 1, day)).getUTCMonth() === month - 1
}

export function toText(month: number, day: number): string {
  return `${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
}

export interface BirthdayTerms {
  readonly month: number
  readonly day: number
  readonly paysFrom: string
  readonly editableAt: string
}

export function termsOf(
  { birthday, birthdaySetAt }: Pick<Account, 'birthday' | 'birthdaySetAt'>,
  { timezone }: Place,
): BirthdayTerms | undefined {
  if (!birthday || !birthdaySetAt) return undefined
  return {
    month: Number(birthday.slice(0, 2)),
    day: Number(birthday.slice(2)),
    paysFrom: paysFrom(birthdaySetAt, timezone).toISOString(),
    editableAt: addToDate(birthdaySetAt, LOCKED, timezone).toISOString(),
  }
}

export function birthdayStanding(account: Account, place: Place): Pick<EarnStanding, 'birthday'> {
  const birthday = termsOf(account, place)
  return birthday ? { birthday } : {}
}

export function paysFrom(setAt: Date, timezone: string): Date {
  return endOfDayAfter(setAt, { days: WAIT_DAYS }, timezone)
}

/** The days whose birthdays begin at that day’s midnight: on 28 February of a common year also those of the 29th. */
export function birthdaysOn({ year, month, day }: LocalDate): string[] {
  const isCommonYear = new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
  const leapling = month === 2 && day === 28 && isCommonYear ? ['0229'] : []
  return [toText(month, day), ...leapling]
}

/** Today and the days before it, for a job that did not run for a while. */
export function recentDays(
  now: Date,
  timezone: string,
  count: number,
): { date: LocalDate; at: Date }[] {
  const today = localDate(now, timezone)
  return Array.from({ length: count }, (_, back) => {
    const at = startOfDay({ ...today, day: today.day - back }, timezone)
    return { date: localDate(at, timezone), at }
  })
}

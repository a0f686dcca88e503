/** Weeks of the shop’s own calendar: from Monday, whatever the clock of the server says. */
import { localDate, startOfDay, type LocalDate } from '../../loyalty/calendar.ts'

const DAY_MS = 86_400_000

/** The Monday on or before that day there, as `2026-06-08`. */
export function weekOf(at: Date, timeZone: string): string {
  const { year, month, day } = localDate(at, timeZone)
  const noon = Date.UTC(year, month - 1, day, 12)
  const sinceMonday = (new Date(noon).getUTCDay() + 6) % 7
  return new Date(noon - sinceMonday * DAY_MS).toISOString().slice(0, 10)
}

/** Midnight there at the beginning of the day, `2026-06-08`; with `later`, of so many days after it. */
export function startOf(day: string, timeZone: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const local: LocalDate = { year, month, day: date + later }
  return startOfDay(local, timeZone)
}

/** The day there, as `2026-06-10`. */
export function dayOf(at: Date, timeZone: string): string {
  const { year, month, day } = localDate(at, timeZone)
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

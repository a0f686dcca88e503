/** Whether a campaign may run now, by the shop's wall clock; summer time comes and goes with it. */
import type { Schedule, Weekday } from '../contract/campaign/schedule.ts'
import { readShopTime, type ShopTime, WEEKDAYS } from './shop-time.ts'

export type Timing =
  | 'open'
  /** It has not begun. */
  | 'early'
  | 'over'
  | 'blackout'
  /** Another day, or another hour. */
  | 'closed'
  /** The time zone is unknown here. */
  | 'unknown'

/** All but `open` says why not. */
export function readTiming(schedule: Schedule, now: number, timezone: string): Timing {
  const { startsAt, endsAt, days, hours, blackout = [] } = schedule
  if (startsAt && now < Date.parse(startsAt)) return 'early'
  if (endsAt && now >= Date.parse(endsAt)) return 'over'
  if (!days && !hours && blackout.length === 0) return 'open'
  const time = readShopTime(now, timezone)
  if (!time) return 'unknown'
  // Dates written like this sort as they follow each other.
  if (blackout.some(({ from, to }) => from <= time.date && time.date <= to)) return 'blackout'
  const windows = hours ?? [{ from: '00:00', to: '24:00' }]
  const isOpen = windows.some(({ from, to }) =>
    isWithin(time, minutesOf(from), minutesOf(to), days),
  )
  return isOpen ? 'open' : 'closed'
}

/** What goes on past midnight belongs to the day it began on. */
function isWithin(
  { minutes, weekday }: ShopTime,
  from: number,
  to: number,
  days: readonly Weekday[] = WEEKDAYS,
): boolean {
  const isToday = days.includes(weekday)
  if (from < to) return isToday && from <= minutes && minutes < to
  const yesterday = WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7]!
  return (isToday && minutes >= from) || (days.includes(yesterday) && minutes < to)
}

function minutesOf(timeOfDay: string): number {
  const [hour, minute] = timeOfDay.split(':')
  return Number(hour) * 60 + Number(minute)
}

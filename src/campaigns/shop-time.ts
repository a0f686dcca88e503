/** What the clock on the shop's wall shows. */
import type { Weekday } from '../contract/campaign/schedule.ts'

export interface ShopTime {
  /** `2026-11-27`. */
  readonly date: string
  readonly weekday: Weekday
  /** Since midnight by the wall clock: on a day of 25 hours some come twice. */
  readonly minutes: number
}

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const clocks = new Map<string, Intl.DateTimeFormat | undefined>()
/** A round asks a hundred times for the same moment, and reading the clock is slow. */
let latest: { readonly asked: string; readonly time: ShopTime | undefined } | undefined

/** `undefined` where this browser does not know the zone. */
export function readShopTime(now: number, timezone: string): ShopTime | undefined {
  const asked = `${now} ${timezone}`
  if (latest?.asked !== asked) latest = { asked, time: readClock(now, timezone) }
  return latest.time
}

function readClock(now: number, timezone: string): ShopTime | undefined {
  if (!clocks.has(timezone)) clocks.set(timezone, createClock(timezone))
  const clock = clocks.get(timezone)
  if (!clock) return undefined
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clock.formatToParts(now)) parts[type] = value
  const { year, month, day, hour, minute } = parts
  const date = `${year}-${month}-${day}`
  // Noon is the same day in whatever zone; Sunday is 0.
  const weekday = WEEKDAYS[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7]!
  return { date, weekday, minutes: Number(hour) * 60 + Number(minute) }
}

function createClock(timezone: string): Intl.DateTimeFormat | undefined {
  const two = '2-digit'
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
    })
  } catch {
    return undefined // A zone that was renamed since this browser was made.
  }
}

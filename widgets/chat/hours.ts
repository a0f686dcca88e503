/** When somebody answers: the shop’s opening hours as instants, by the shop’s own clock. Shared with the server. */
import type { OpeningHours } from './contract/facts.ts'

export interface OpenState {
  readonly isOpen: boolean
  /** Ms since 1970: when it closes or opens next; absent if it does neither within two weeks. */
  readonly changesAt?: number
}

const DAY_MS = 86_400_000
const DAYS_AHEAD = 14

/** Without hours a shop is never closed. `timezone` is an IANA name; `now` is ms since 1970. */
export function openState(
  hours: OpeningHours | undefined,
  timezone: string,
  now: number,
): OpenState {
  if (!hours) return { isOpen: true }
  const horizon = now + DAYS_AHEAD * DAY_MS
  let end: number | undefined
  for (const { from, to } of slotsBetween(hours, timezone, { from: now, to: horizon })) {
    if (end === undefined && from > now) return { isOpen: false, changesAt: from }
    if (end !== undefined && from > end) break
    end = Math.max(end ?? 0, to)
  }
  if (end === undefined) return { isOpen: false }
  return end < horizon ? { isOpen: true, changesAt: end } : { isOpen: true }
}

export interface Slot {
  /** Ms since 1970. */
  readonly from: number
  readonly to: number
}

/** What of the hours touches a span of time, by their beginnings; two may overlap or meet. */
export function* slotsBetween(
  { weekly, holidays }: OpeningHours,
  timezone: string,
  span: Slot,
): Generator<Slot> {
  const clock = clockOf(timezone)
  const isHoliday = (day: number): boolean =>
    holidays.includes(new Date(day).toISOString().slice(0, 10))
  // A day earlier, because its last hours may reach into the span.
  let day = Math.floor((span.from + clock.offset(span.from)) / DAY_MS - 1) * DAY_MS
  for (; clock.instant(day) < span.to; day += DAY_MS) {
    if (isHoliday(day)) continue
    for (const { from, to } of timesOf(weekly, day)) {
      // Closed all day begins at midnight, also for hours that began before it.
      const last = isHoliday(day + DAY_MS) ? Math.min(to, DAY_MS) : to
      const slot = { from: clock.instant(day + from), to: clock.instant(day + last) }
      if (slot.to > span.from && slot.from < span.to && slot.to > slot.from) yield slot
    }
  }
}

/** Ms after midnight, by the clock on the wall. */
function timesOf(weekly: OpeningHours['weekly'], day: number): Slot[] {
  const weekday = new Date(day).getUTCDay() || 7
  return weekly
    .filter((slot) => slot.day === weekday)
    .map((slot) => {
      const [from, to] = [sinceMidnight(slot.from), sinceMidnight(slot.to)]
      return { from, to: to > from ? to : to + DAY_MS }
    })
    .sort((a, b) => a.from - b.from)
}

function sinceMidnight(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000
}

interface Clock {
  /** How far the clock on the wall is ahead of UTC, ms. */
  offset(instant: number): number
  /** When the clock shows this. Of an hour that comes twice the first; of one that is left out, as much later as is left out. */
  instant(wall: number): number
}

function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const offset = (instant: number): number => {
    // 6/10/2026, 15:04:05
    const numbers = format.format(instant).match(/\d+/g) ?? []
    const [month = 0, day, year = 0, hour, minute, second] = numbers.map(Number)
    const wall = Date.UTC(year, month - 1, day, hour, minute, second)
    return wall - Math.floor(instant / 1000) * 1000
  }
  return {
    offset,
    instant: (wall) => {
      const before = offset(wall - DAY_MS)
      const after = offset(wall + DAY_MS)
      const found = [before, after].find((ahead) => offset(wall - ahead) === ahead)
      return wall - (found ?? before)
    },
  }
}

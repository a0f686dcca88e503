/** Days and months of a place’s own calendar: a day can last 23 hours, and 12 months are not 365 days. */

interface Span {
  readonly months?: number
  readonly days?: number
}

/** The same time of day on the later date there. A day the month does not have becomes its last one. */
export function addToDate(instant: Date, { months = 0, days = 0 }: Span, timeZone: string): Date {
  const local = new Date(instant.getTime() + offsetAt(instant, timeZone))
  const later = new Date(local)
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  later.setUTCDate(Math.min(local.getUTCDate(), daysIn(later)) + days)
  const guess = new Date(later.getTime() - offsetAt(later, timeZone))
  return new Date(later.getTime() - offsetAt(guess, timeZone))
}

/** Midnight at the end of the later day there: what is good “until” a day is good for all of it. */
export function endOfDayAfter(instant: Date, span: Span, timeZone: string): Date {
  const { year, month, day } = localDate(addToDate(instant, span, timeZone), timeZone)
  return startOfDay({ year, month, day: day + 1 }, timeZone)
}

export interface LocalDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export function localDate(instant: Date, timeZone: string): LocalDate {
  const local = new Date(instant.getTime() + offsetAt(instant, timeZone))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  }
}

/** The first moment of a day there; a day past the month’s last counts on into the next. */
export function startOfDay({ year, month, day }: LocalDate, timeZone: string): Date {
  const midnight = new Date(Date.UTC(year, month - 1, day))
  const guess = new Date(midnight.getTime() - offsetAt(midnight, timeZone))
  return new Date(midnight.getTime() - offsetAt(guess, timeZone))
}

function daysIn(month: Date): number {
  return new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate()
}

/** Ms that clocks there are ahead of UTC. */
function offsetAt(instant: Date, timeZone: string): number {
  const part = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  )
  return local - Math.floor(instant.getTime() / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(timeZone, format)
  return format
}

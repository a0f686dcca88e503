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

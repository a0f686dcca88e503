/** Money, numbers, dates and time left, as the shopper's language writes them. */
import { splitDuration } from './duration.ts'

export interface Format {
  /** BCP 47: of the words beside it, so English where those are missing. */
  readonly locale: string
  money(amount: { readonly minor: number; readonly currency: string }): string
  number(value: number): string
  /** Of 1: `0.25` is 25 %. */
  percent(share: number): string
  /** A day, with the year only when it is another one. */
  date(instant: string): string
  /** Hours and minutes. */
  time(instant: string): string
  /** The two largest units: `2 days, 3 hours`. */
  duration(ms: number): string
  /** What is left until then, and nothing below zero. */
  timeLeft(instant: string): string
  /** `tomorrow`, `in 3 days`, `2 hours ago`. */
  relative(instant: string): string
  /** `Fern, Ember, and Hearth`. */
  list(items: readonly string[]): string
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** From here on, days are too many to be counted. */
const MONTHS_FROM_DAYS = 60
const YEARS_FROM_DAYS = 730

/** Digits after the point by ISO 4217: JPY 0, EUR 2, KWD 3. */
export const currencyDigits = memo(
  (currency: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits!,
)

export function createFormat(locale: string, now: () => number = Date.now): Format {
  const { numbers, dates, lists, relatives } = createFormatters(locale)
  // What Intl.DurationFormat does, which Chromium has from 129 on and Node from 23.
  const duration = (ms: number): string =>
    lists({ type: 'unit' }).format(
      splitDuration(ms).map(([unit, value]) =>
        numbers({ style: 'unit', unit, unitDisplay: 'long' }).format(value),
      ),
    )

  return {
    locale,
    money: ({ minor, currency }) =>
      numbers({ style: 'currency', currency }).format(minor / 10 ** currencyDigits(currency)),
    number: (value) => numbers({}).format(value),
    percent: (share) => numbers({ style: 'percent', maximumFractionDigits: 1 }).format(share),
    date(instant) {
      const date = new Date(instant)
      const isThisYear = date.getFullYear() === new Date(now()).getFullYear()
      const day = { day: 'numeric', month: 'long' } as const
      return dates(isThisYear ? day : { ...day, year: 'numeric' }).format(date)
    },
    time: (instant) => dates({ hour: 'numeric', minute: '2-digit' }).format(new Date(instant)),
    duration,
    timeLeft: (instant) => duration(Math.max(0, Date.parse(instant) - now())),
    relative(instant) {
      const [value, unit] = distance(Date.parse(instant), now())
      return relatives({ numeric: 'auto' }).format(value, unit)
    },
    list: (items) => lists({ type: 'conjunction' }).format(items),
  }
}

/** Making a formatter costs a hundred times what using it does. */
function createFormatters(locale: string) {
  return {
    numbers: memo((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
    dates: memo((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)),
    lists: memo((options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options)),
    relatives: memo(
      (options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
    ),
  }
}

function distance(then: number, now: number): [value: number, unit: Intl.RelativeTimeFormatUnit] {
  const ms = then - now
  const size = Math.abs(ms)
  if (size < MINUTE_MS) return [Math.round(ms / 1000), 'second']
  if (size < HOUR_MS) return [Math.round(ms / MINUTE_MS), 'minute']
  if (size < DAY_MS) return [Math.round(ms / HOUR_MS), 'hour']
  // Days of the calendar: at eleven in the evening, 26 hours are not "tomorrow".
  const days = dayOf(then) - dayOf(now)
  if (Math.abs(days) < MONTHS_FROM_DAYS) return [days, 'day']
  if (Math.abs(days) < YEARS_FROM_DAYS) return [Math.round(days / 30.44), 'month']
  return [Math.round(days / 365.25), 'year']
}

function dayOf(instant: number): number {
  return Math.floor((instant - new Date(instant).getTimezoneOffset() * MINUTE_MS) / DAY_MS)
}

function memo<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<string, Made>()
  return (key) => {
    const name = JSON.stringify(key)
    const known = made.get(name) ?? make(key)
    made.set(name, known)
    return known
  }
}

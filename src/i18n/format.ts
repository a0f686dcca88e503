/** Money, numbers, dates and time left, as the shopper's language writes them. */

export interface Format {
  money(amount: { readonly minor: number; readonly currency: string }): string
  number(value: number): string
  /** A day, with the year only when it is another one. */
  date(instant: string): string
  /** Hours and minutes. */
  time(instant: string): string
}

/** Digits after the point by ISO 4217: JPY 0, EUR 2, KWD 3. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!
}

export function createFormat(locale: string, now: () => number = Date.now): Format {
  const numbers = new Intl.NumberFormat(locale)
  return {
    money({ minor, currency }) {
      const digits = currencyDigits(currency)
      return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
        minor / 10 ** digits,
      )
    },
    number: (value) => numbers.format(value),
    date(instant) {
      const date = new Date(instant)
      const sameYear = date.getFullYear() === new Date(now()).getFullYear()
      return new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'long',
        ...(sameYear ? {} : { year: 'numeric' }),
      }).format(date)
    },
    time: (instant) =>
      new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(
        new Date(instant),
      ),
  }
}

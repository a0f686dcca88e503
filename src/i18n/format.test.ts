import { describe, expect, it } from 'vitest'
import { createFormat, currencyDigits } from './format.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Not in the library of ES2023. */
interface DurationIntl {
  DurationFormat: new (
    locale: string,
    options: object,
  ) => { format(duration: Readonly<Record<string, number>>): string }
}

const now = (): number => Date.parse('2026-11-22T12:00:00Z')

describe('createFormat', () => {
  it.each([
    [{ minor: 1250, currency: 'EUR' }, '€12.50'],
    [{ minor: 500, currency: 'JPY' }, '¥500'],
    [{ minor: 5000, currency: 'KWD' }, 'KWD\u00a05.000'],
  ])('writes %j in the digits of its currency', (money, expected) => {
    expect(createFormat('en', now).money(money)).toBe(expected)
  })

  it('names the year of a date only when it is another one', () => {
    const format = createFormat('en', now)
    expect(format.date('2026-12-06T10:00:00Z')).toBe('December 6')
    expect(format.date('2027-01-06T10:00:00Z')).toBe('January 6, 2027')
  })

  it('groups numbers as the language does', () => {
    expect(createFormat('pl', now).number(12_345)).toBe('12\u00a0345')
  })

  it('knows the digits of a currency', () => {
    expect(['JPY', 'EUR', 'KWD'].map(currencyDigits)).toEqual([0, 2, 3])
  })

  it.each([
    ['en', 0.25, '25%'],
    ['ru', 0.125, '12,5\u00a0%'],
  ])('writes a share in %s as percent', (locale, share, expected) => {
    expect(createFormat(locale, now).percent(share)).toBe(expected)
  })

  it.each([
    ['en', 2 * DAY + 3 * HOUR + 59 * MINUTE, '2 days, 3 hours'],
    ['en', 2 * DAY + 59 * MINUTE, '2 days'],
    ['en', 90 * MINUTE, '1 hour, 30 minutes'],
    ['en', 59_999, '59 seconds'],
    ['en', 0, '0 seconds'],
    ['ru', 2 * DAY + 5 * HOUR, '2 дня 5 часов'],
    ['pl', 5 * DAY, '5 dni'],
    ['ro', 20 * MINUTE, '20 de minute'],
    ['es', 26 * HOUR, '1 día y 2 horas'],
    ['ar', 2 * DAY, 'يومان'],
  ])('writes a duration in %s', (locale, ms, expected) => {
    expect(createFormat(locale, now).duration(ms)).toBe(expected)
  })

  it.each(['en', 'ro', 'ru', 'es', 'pl', 'ar'])(
    'writes durations in %s as Intl.DurationFormat does',
    (locale) => {
      const { DurationFormat } = Intl as unknown as DurationIntl

      expect(createFormat(locale, now).duration(3 * DAY + HOUR)).toBe(
        new DurationFormat(locale, { style: 'long' }).format({ days: 3, hours: 1 }),
      )
    },
  )

  it('says what is left, and never less than nothing', () => {
    const format = createFormat('en', now)
    expect(format.timeLeft('2026-11-22T13:30:00Z')).toBe('1 hour, 30 minutes')
    expect(format.timeLeft('2026-11-20T13:30:00Z')).toBe('0 seconds')
  })

  it.each([
    ['en', '2026-11-25T12:00:00Z', 'in 3 days'],
    ['en', '2026-11-23T13:00:00Z', 'tomorrow'],
    ['en', '2026-11-22T09:00:00Z', '3 hours ago'],
    ['en', '2026-11-22T12:00:00Z', 'now'],
    ['en', '2027-03-01T12:00:00Z', 'in 3 months'],
    ['ru', '2026-11-27T12:00:00Z', 'через 5 дней'],
    ['ro', '2026-12-12T12:00:00Z', 'peste 20 de zile'],
    ['pl', '2026-11-24T13:00:00Z', 'pojutrze'],
  ])('says in %s how far away %s is', (locale, instant, expected) => {
    expect(createFormat(locale, now).relative(instant)).toBe(expected)
  })

  it('joins a list', () => {
    expect(createFormat('en', now).list(['Fern', 'Ember', 'Hearth'])).toBe(
      'Fern, Ember, and Hearth',
    )
    expect(createFormat('ru', now).list(['Fern', 'Ember'])).toBe('Fern и Ember')
  })
})

import { describe, expect, it } from 'vitest'
import { createFormat, currencyDigits } from './format.ts'

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
})

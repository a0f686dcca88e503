// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyOf, minorOf } from './amount.ts'

test.each<[unknown, string, number | undefined]>([
  [25, 'EUR', 2_500],
  [33.5, 'EUR', 3_350],
  [1.005, 'EUR', 101],
  [82.499, 'EUR', 8_250],
  ['25.00', 'EUR', 2_500],
  ['33,50', 'EUR', 3_350],
  ['82.5000', 'EUR', 8_250],
  ['1.299,00', 'EUR', 129_900],
  ['1,299.00', 'EUR', 129_900],
  ['1 299,00', 'EUR', 129_900],
  ['1\u00A0299,00 lei', 'RON', 129_900],
  ['1’299.00', 'CHF', 129_900],
  ['€ 12', 'EUR', 1_200],
  ['12 €', 'EUR', 1_200],
  ['1.234.567', 'EUR', 123_456_700],
  ['1.234.567,8', 'EUR', 123_456_780],
  ['.5', 'EUR', 50],
  ['1,299', 'JPY', 1_299],
  [500, 'JPY', 500],
  ['5.125', 'KWD', 5_125],
  [0, 'EUR', 0],
  // Two amounts it could be, or none.
  ['1.299', 'EUR', undefined],
  ['1,299', 'EUR', undefined],
  ['12,34,56', 'EUR', undefined],
  ['1.2.3,45', 'EUR', undefined],
  ['-5', 'EUR', undefined],
  [-5, 'EUR', undefined],
  [Number.NaN, 'EUR', undefined],
  [1e21, 'EUR', undefined],
  ['free', 'EUR', undefined],
  ['', 'EUR', undefined],
  [null, 'EUR', undefined],
  [{}, 'EUR', undefined],
  ['25.00', 'EURO', undefined],
])('%j %s is %s', (value, currency, minor) => {
  expect(minorOf(value, currency)).toBe(minor)
})

test.each([
  ['JPY', 0],
  ['EUR', 2],
  ['KWD', 3],
])('an amount in %s that is printed with its %i digits is read as it was', (currency, digits) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (minor) => {
      const padded = String(minor).padStart(digits + 1, '0')
      const at = padded.length - digits
      const text = digits > 0 ? `${padded.slice(0, at)}.${padded.slice(at)}` : padded
      expect(minorOf(text, currency)).toBe(minor)
      expect(minorOf(Number(text), currency)).toBe(minor)
    }),
  )
})

test('a currency has three letters', () => {
  expect(currencyOf(' eur ')).toBe('EUR')
  expect(currencyOf('€')).toBeUndefined()
  expect(currencyOf(978)).toBeUndefined()
})

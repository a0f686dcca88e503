/** What a price is worth in the currency points are counted in. */
import { expect, test } from 'vitest'
import { PRODUCTS } from '../catalogue/catalogue.ts'
import { CURRENCIES, isShopCurrency, toProgrammeCurrency } from './currency.ts'

test.each([
  ['EUR', 1450, 1450],
  ['RON', 7200, 1446],
  ['MDL', 28_500, 1454],
  ['PLN', 6200, 1442],
  ['JPY', 2400, 1455],
] as const)('%s %i is %i euro cents', (currency, minor, cents) => {
  expect(toProgrammeCurrency(minor, currency)).toBe(cents)
})

test.each(CURRENCIES)(
  'every product has a whole price in %s, near its price in EUR',
  (currency) => {
    for (const { prices } of PRODUCTS) {
      const price = prices[currency]

      expect(Number.isInteger(price)).toBe(true)
      expect(Math.abs(toProgrammeCurrency(price, currency) / prices.EUR - 1)).toBeLessThan(0.05)
    }
  },
)

test.each(['eur', 'USD', '', undefined, 5])('%s is no currency of the shop', (value) => {
  expect(isShopCurrency(value)).toBe(false)
})

/** Totals in every currency, those without decimals too. */
import { expect, test } from 'vitest'
import { createFormat } from '../../../src/i18n/index.ts'
import { CURRENCIES } from '../money/currency.ts'
import { FULL_SHELF } from '../shelf/shelf.ts'
import { addToCart, readCart } from './cart.ts'
import { priceCart } from './priced-cart.ts'

const CART = readCart('moss-teapot.1_hearth-rooibos.3')

test.each([
  ['EUR', 9340, '€93.40'],
  ['RON', 46_600, 'RON 466.00'],
  ['MDL', 183_100, 'MDL 1,831.00'],
  ['PLN', 40_100, 'PLN 401.00'],
  ['JPY', 15_300, 'JP¥15,300'],
] as const)('one teapot and three rooibos in %s', (currency, minor, written) => {
  const { subtotal } = priceCart({ cart: CART, currency, language: 'en', shelf: FULL_SHELF })

  expect(subtotal).toBe(minor)
  expect(createFormat('en-GB').money({ minor: subtotal, currency }).replaceAll('\u00a0', ' ')).toBe(
    written,
  )
})

test.each(CURRENCIES)('the lines add up to the subtotal in %s', (currency) => {
  const cart = addToCart(CART, 'gift-card', 2)
  const { lines, subtotal } = priceCart({ cart, currency, language: 'pl', shelf: FULL_SHELF })

  expect(lines.map(({ unit, quantity }) => unit * quantity)).toEqual(lines.map(({ line }) => line))
  expect(lines.reduce((sum, { line }) => sum + line, 0)).toBe(subtotal)
})

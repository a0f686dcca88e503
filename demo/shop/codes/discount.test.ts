/** What each kind of code takes off, and each reason why one does not fit. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Coupon } from '../../../src/contract/coupon.ts'
import type { CouponValue } from '../../../src/contract/coupon-value.ts'
import { addToCart, readCart } from '../cart/cart.ts'
import { priceCart } from '../cart/priced-cart.ts'
import { PRODUCTS } from '../catalogue/catalogue.ts'
import { CURRENCIES, type ShopCurrency } from '../money/currency.ts'
import { FULL_SHELF } from '../shelf/shelf.ts'
import { AMOUNT } from './coupon-desk.fixture.ts'
import { fitCoupon, type Fit } from './discount.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
const eur = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'EUR' })

interface Case {
  readonly cart?: string
  readonly currency?: ShopCurrency
  readonly customerId?: string | undefined
}

function fit(
  coupon: Partial<Coupon>,
  { cart = 'dune-mug.2', currency = 'EUR', ...who }: Case = {},
): Fit {
  return fitCoupon(
    { ...AMOUNT, ...coupon },
    {
      priced: priceCart({ cart: readCart(cart), currency, language: 'en', shelf: FULL_SHELF }),
      customerId: 'customerId' in who ? who.customerId : 'ana',
      cartId: 'cart-1',
      now: NOW,
    },
  )
}

test.each<[string, CouponValue, Case, object]>([
  ['an amount', { kind: 'amount', off: eur(500) }, {}, { goods: 500, lines: { 'dune-mug': 500 } }],
  ['an amount above the goods', { kind: 'amount', off: eur(9900) }, {}, { goods: 4400 }],
  [
    'an amount in another currency',
    { kind: 'amount', off: eur(500) },
    { currency: 'RON' },
    { goods: 2490 },
  ],
  ['a share', { kind: 'percent', percent: 15 }, {}, { goods: 660 }],
  ['a share with a limit', { kind: 'percent', percent: 50, max: eur(1000) }, {}, { goods: 1000 }],
  ['free shipping', { kind: 'shipping' }, {}, { goods: 0, freeShipping: true }],
  [
    'a product in the cart',
    { kind: 'product', productId: 'dune-mug' },
    {},
    { goods: 2200, lines: { 'dune-mug': 2200 } },
  ],
  ['a gift', { kind: 'gift', productId: 'ember-candle' }, {}, { goods: 0, gift: 'ember-candle' }],
  ['credit', { kind: 'credit', amount: eur(700) }, {}, { goods: 0, credit: 700, lines: {} }],
])('%s fits', (_, value, at, discount) => {
  expect(fit({ value }, at)).toMatchObject({ fits: true, discount })
})

test.each<[string, Partial<Coupon>, Case, object]>([
  ['used', { status: 'used' }, {}, { reason: 'used' }],
  ['given back', { status: 'disabled' }, {}, { reason: 'ended' }],
  ['past its date', { expiresAt: NOW.toISOString() }, {}, { reason: 'ended' }],
  ['of nobody signed in', {}, { customerId: undefined }, { reason: 'sign-in' }],
  ['of another customer', { customerId: 'zofia' }, {}, { reason: 'of-another' }],
  ['of another cart', { cartId: 'cart-2' }, {}, { reason: 'other-cart' }],
  ['in a currency without a rate', { currency: 'USD' }, {}, { reason: 'currency' }],
  ['for a larger order', { minOrder: 5000 }, {}, { reason: 'min-order', missing: 600 }],
  [
    'for a larger order elsewhere',
    { minOrder: 5000 },
    { currency: 'RON' },
    { reason: 'min-order', missing: 3100 },
  ],
  [
    'for a product that is missing',
    { value: { kind: 'product', productId: 'ash-bowl' } },
    {},
    { reason: 'product', productId: 'ash-bowl' },
  ],
  [
    'for a product not sold any more',
    { value: { kind: 'product', productId: 'samovar' } },
    {},
    { reason: 'ended' },
  ],
  ['for gift cards alone', {}, { cart: 'gift-card.1' }, { reason: 'gift-cards' }],
  ['for an empty cart', {}, { cart: '' }, { reason: 'empty' }],
])('a code %s does not fit, with its reason', (_, coupon, at, refusal) => {
  expect(fit(coupon, at)).toEqual({ fits: false, refusal })
})

test('a code set aside for this cart fits it, and gift cards stay at their price', () => {
  expect(fit({ cartId: 'cart-1' }, { cart: 'dune-mug.1_gift-card.1' })).toMatchObject({
    discount: { goods: 500, lines: { 'dune-mug': 500 } },
  })
})

test('whatever is in the cart, a code takes off what its lines say, and no line goes below zero', () => {
  const cart = fc
    .array(
      fc.tuple(fc.constantFrom(...PRODUCTS.map(({ id }) => id)), fc.integer({ min: 1, max: 20 })),
      { minLength: 1 },
    )
    .map((lines) =>
      lines.reduce((all, [id, quantity]) => addToCart(all, id, quantity), readCart('')),
    )
  const value = fc.oneof(
    fc.record({ kind: fc.constant('amount' as const), off: fc.nat(60_000).map(eur) }),
    fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  )
  fc.assert(
    fc.property(cart, value, fc.constantFrom(...CURRENCIES), (lines, off, currency) => {
      const priced = priceCart({ cart: lines, currency, language: 'en', shelf: FULL_SHELF })
      const till = { priced, customerId: 'ana', cartId: undefined, now: NOW }
      const found = fitCoupon({ ...AMOUNT, value: off }, till)
      if (!found.fits) {
        expect(found.refusal).toEqual({ reason: 'gift-cards' })
        return
      }
      const shares = priced.lines.map(
        ({ product, line }) => [found.discount.lines[product.id] ?? 0, line] as const,
      )

      expect(shares.reduce((sum, [share]) => sum + share, 0)).toBe(found.discount.goods)
      expect(shares.every(([share, line]) => share >= 0 && share <= line)).toBe(true)
    }),
  )
})

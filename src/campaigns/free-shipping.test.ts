// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FreeShippingBase, ShippingRule } from '../contract/campaign/facts.ts'
import { type Cart, parseCart } from '../core/cart-form.ts'
import { type FreeShipping, reckonFreeShipping } from './free-shipping.ts'

const days = { min: 1, max: 3 }

function rule(countries: string, currency: string, freeFrom?: number): ShippingRule {
  return {
    countries: countries.split(' '),
    currency,
    price: { minor: 1_500, currency },
    ...(freeFrom !== undefined && { freeFrom: { minor: freeFrom, currency } }),
    days,
  }
}

function cartOf(currency: string, lines: readonly object[], more: object = {}): Cart {
  const items = lines.map((line, index) => ({ id: index + 1, quantity: 1, ...line }))
  const cart = parseCart({ currency, items, ...more }, 0)
  if (!cart) throw new Error('The test’s own cart is wrong.')
  return cart
}

/** The shop of scenario 6: 200 RON in Romania, 45 EUR in two countries, 60 EUR elsewhere. */
const SHIPPING = [
  rule('RO', 'RON', 20_000),
  rule('DE AT', 'EUR', 4_500),
  rule('FR', 'EUR'),
  rule('*', 'EUR', 6_000),
]
const BASE: FreeShippingBase = {
  includesTax: true,
  afterDiscounts: true,
  excluded: ['Gift cards', 'clearance'],
  excludesSubscriptions: true,
}

const tea = { unit: 19_999 }
const giftCard = { unit: 5_000, isDigital: true }

type Row = readonly [
  what: string,
  cart: Cart | null,
  country: string | undefined,
  expected: Partial<FreeShipping>,
]

const reached = { state: 'reached', share: 1 } as const
const missing = (minor: number, currency: string) =>
  ({ state: 'missing', missing: { minor, currency } }) as const

const ROWS: readonly Row[] = [
  ['one ban short', cartOf('RON', [tea]), 'RO', missing(1, 'RON')],
  ['a gift card does not help', cartOf('RON', [tea, giftCard]), 'RO', missing(1, 'RON')],
  ['reached to the ban', cartOf('RON', [tea, { unit: 1 }]), 'RO', reached],
  [
    'a code of 10 %, said as a discount',
    cartOf('RON', [tea, { unit: 1 }], { discount: 2_000, total: 18_000 }),
    'RO',
    missing(2_000, 'RON'),
  ],
  [
    'a code of 10 %, seen in the total alone',
    cartOf('RON', [tea, { unit: 1 }], { total: 18_000 }),
    'RO',
    missing(2_000, 'RON'),
  ],
  [
    'a code takes nothing off a gift card',
    cartOf('RON', [tea, { unit: 1 }, giftCard], { discount: 2_500, total: 22_500 }),
    'RO',
    missing(2_500, 'RON'),
  ],
  ['francs, of which no rule speaks', cartOf('CHF', [tea]), 'RO', { state: 'unavailable' }],
  ['francs, with the country unknown', cartOf('CHF', [tea]), undefined, { state: 'unavailable' }],
  ['euros where lei are taken', cartOf('EUR', [tea]), 'RO', { state: 'unavailable' }],
  ['another zone', cartOf('EUR', [{ unit: 4_499 }]), 'AT', missing(1, 'EUR')],
  ['the rest of the world', cartOf('EUR', [{ unit: 4_500 }]), 'PL', missing(1_500, 'EUR')],
  ['a zone where it is never free', cartOf('EUR', [tea]), 'FR', { state: 'unavailable' }],
  ['two zones and no country', cartOf('EUR', [tea]), undefined, { state: 'unknown' }],
  [
    'the cart says where it goes',
    cartOf('EUR', [{ unit: 4_500 }], { country: 'DE' }),
    'PL',
    reached,
  ],
  ['one zone takes this currency', cartOf('RON', [tea]), undefined, missing(1, 'RON')],
  [
    'a collection that does not count, in other letters',
    cartOf('RON', [tea, { unit: 900, collections: ['CLEARANCE'] }]),
    'RO',
    missing(1, 'RON'),
  ],
  [
    'a tag that does not count',
    cartOf('RON', [tea, { unit: 900, tags: ['gift cards'] }]),
    'RO',
    missing(1, 'RON'),
  ],
  [
    'a subscription',
    cartOf('RON', [tea, { unit: 900, isSubscription: true }]),
    'RO',
    missing(1, 'RON'),
  ],
  [
    'an oversize line',
    cartOf('RON', [tea, { unit: 9_000, noFreeShipping: true }]),
    'RO',
    { state: 'unavailable' },
  ],
  [
    'nothing but downloads',
    cartOf('CHF', [giftCard, giftCard]),
    undefined,
    { ...reached, isNothingSent: true },
  ],
  [
    'a discount larger than what counts',
    cartOf('RON', [{ unit: 100 }, giftCard], { discount: 5_000, total: 100 }),
    'RO',
    { ...missing(20_000, 'RON'), share: 0 },
  ],
  ['an empty cart', cartOf('RON', []), 'RO', { ...missing(20_000, 'RON'), share: 0 }],
  [
    'a total without lines, some of which might not count',
    cartOf('RON', [], { total: 30_000 }),
    'RO',
    { state: 'unknown', freeFrom: { minor: 20_000, currency: 'RON' } },
  ],
  ['no cart, in a shop of two currencies', null, 'RO', { state: 'unknown' }],
]

test.each(ROWS)('%s', (_, cart, country, expected) => {
  const facts = { shipping: SHIPPING, freeShipping: BASE }

  expect(reckonFreeShipping({ cart, facts, country })).toMatchObject(expected)
})

describe('what a shop has not said', () => {
  test('without rules shipping is never free', () => {
    const facts = { shipping: [] }

    expect(reckonFreeShipping({ cart: cartOf('EUR', [tea]), facts, country: 'DE' }).state).toBe(
      'unavailable',
    )
    expect(reckonFreeShipping({ cart: null, facts, country: 'DE' }).state).toBe('unknown')
  })

  test('zones with the same threshold need no country', () => {
    const facts = { shipping: [rule('RO', 'EUR', 4_500), rule('*', 'EUR', 4_500)] }

    expect(
      reckonFreeShipping({ cart: cartOf('EUR', [{ unit: 4_000 }]), facts, country: undefined }),
    ).toMatchObject(missing(500, 'EUR'))
  })

  test('before a cart is known, the promise of a single currency is', () => {
    const facts = { shipping: [rule('RO', 'RON', 20_000)] }

    expect(reckonFreeShipping({ cart: null, facts, country: undefined })).toEqual({
      state: 'unknown',
      share: 0,
      freeFrom: { minor: 20_000, currency: 'RON' },
    })
  })

  test('a country nobody ships to is no zone of another', () => {
    const facts = { shipping: [rule('RO', 'RON', 20_000)] }

    expect(reckonFreeShipping({ cart: cartOf('RON', [tea]), facts, country: 'JP' }).state).toBe(
      'unavailable',
    )
  })
})

test('discounts of the order may stay out of it', () => {
  const facts = {
    shipping: [rule('RO', 'RON', 20_000)],
    freeShipping: { ...BASE, afterDiscounts: false, excluded: [], excludesSubscriptions: false },
  }
  const discounted = { discount: 5_000, total: 15_000 }

  const withLines = cartOf('RON', [{ unit: 20_000 }], discounted)
  const withoutLines = cartOf('RON', [], discounted)

  expect(reckonFreeShipping({ cart: withLines, facts, country: 'RO' }).state).toBe('reached')
  expect(reckonFreeShipping({ cart: withoutLines, facts, country: 'RO' }).state).toBe('reached')
})

test('of two ways to the same country, the one that becomes free sooner holds', () => {
  const facts = {
    shipping: [rule('RO', 'RON'), rule('RO', 'RON', 30_000), rule('RO', 'RON', 20_000)],
  }

  expect(
    reckonFreeShipping({ cart: cartOf('RON', [tea]), facts, country: undefined }),
  ).toMatchObject(missing(1, 'RON'))
})

// Yen has no decimals, the euro two, the dinar of Kuwait three: whole minor units know nothing of it.
test.each(['JPY', 'EUR', 'KWD'])(
  'in %s what is there and what is missing make the whole',
  (currency) => {
    const amount = fc.integer({ min: 0, max: 10_000_000 })
    const line = fc.record({ unit: amount, quantity: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), amount, fc.nat(1_000), (lines, from, off) => {
        const sum = lines.reduce((minor, { unit, quantity }) => minor + unit * quantity, 0)
        const discount = Math.min(off, sum)
        const cart = cartOf(currency, lines, { discount, total: sum - discount })

        const found = reckonFreeShipping({
          cart,
          facts: { shipping: [rule('*', currency, from)] },
          country: undefined,
        })

        expect(found.state).toBe(sum - discount >= from ? 'reached' : 'missing')
        const rest = found.missing?.minor ?? 0
        expect(Number.isInteger(rest)).toBe(true)
        if (found.state === 'missing') expect(sum - discount + rest).toBe(from)
        expect(found.share).toBeGreaterThanOrEqual(0)
        expect(found.share).toBeLessThanOrEqual(1)
        expect(found.share === 1).toBe(found.state === 'reached')
      }),
    )
  },
)

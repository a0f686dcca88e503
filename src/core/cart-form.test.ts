// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameCart, parseCart } from './cart-form.ts'

const NOW = 1_000

test('a full cart is taken as it is, and what is not of a cart is left out', () => {
  const cart = {
    currency: 'EUR',
    total: 3_450,
    token: 'c1-abc?key=1',
    updatedAt: 900,
    items: [
      {
        id: 'tea',
        variantId: 'green',
        sku: 'T-1',
        name: 'Green tea',
        quantity: 2,
        unit: 1_000,
        line: 1_900,
      },
      { id: 'cup', name: 'Cup', quantity: 1, unit: 1_550, line: 1_550 },
    ],
  }

  expect(parseCart({ ...cart, email: 'ana@example.com' }, NOW)).toEqual(cart)
})

describe('leniency', () => {
  test('numbers as texts, ids as numbers, small letters', () => {
    const cart = parseCart(
      {
        currency: ' eur ',
        total: '2000',
        items: [{ id: 77, name: 'Tea', quantity: '2', unit: '1000' }],
      },
      NOW,
    )

    expect(cart).toEqual({
      currency: 'EUR',
      total: 2_000,
      items: [{ id: '77', name: 'Tea', quantity: 2, unit: 1_000, line: 2_000 }],
      updatedAt: NOW,
    })
  })

  test('what is missing is worked out: line, unit, total, quantity, name', () => {
    const cart = parseCart(
      {
        currency: 'EUR',
        items: [
          { id: 'a', line: 999, quantity: 3 },
          { id: 'b', unit: 5 },
        ],
      },
      NOW,
    )

    expect(cart).toMatchObject({
      total: 1_004,
      items: [
        { id: 'a', name: '', quantity: 3, unit: 333, line: 999 },
        { id: 'b', quantity: 1, unit: 5, line: 5 },
      ],
    })
  })

  test('an item nobody could show falls away alone', () => {
    const items = [
      { id: 'good', unit: 5 },
      { name: 'no id', unit: 5 },
      { id: 'no price' },
      { id: 'none of it', unit: 5, quantity: 0 },
      { id: 'major units', unit: 12.5 },
      { id: 'negative', unit: -5 },
      'text',
      null,
    ]

    expect(parseCart({ currency: 'EUR', items }, NOW)?.items.map(({ id }) => id)).toEqual(['good'])
  })

  test('no items make an empty cart', () => {
    expect(parseCart({ currency: 'EUR', items: null, total: null }, NOW)).toMatchObject({
      total: 0,
      items: [],
    })
  })

  test('more items than any shopper has are cut', () => {
    const items = Array.from({ length: 5_000 }, (_, index) => ({ id: index + 1, unit: 1 }))

    expect(parseCart({ currency: 'EUR', items }, NOW)?.items).toHaveLength(200)
  })
})

describe('what is known beside the amounts', () => {
  const parseOne = (item: object) =>
    parseCart({ currency: 'EUR', items: [{ id: 'tea', unit: 5, ...item }] }, NOW)?.items[0]

  test('terms of the order are taken over', () => {
    const cart = {
      currency: 'EUR',
      total: 900,
      discount: '100',
      country: 'ro',
      codes: [' TEN ', 7],
    }

    expect(parseCart(cart, NOW)).toMatchObject({
      total: 900,
      discount: 100,
      country: 'RO',
      codes: ['TEN', '7'],
    })
  })

  test('no codes is not the same as nothing said of codes', () => {
    expect(parseCart({ currency: 'EUR', codes: [] }, NOW)?.codes).toEqual([])
    expect(parseCart({ currency: 'EUR' }, NOW)).not.toHaveProperty('codes')
  })

  test('traits of a line are taken over, as templates write them too', () => {
    const traits = {
      tags: ['sale'],
      collections: ['tea', 'green'],
      url: '/products/tea',
      image: 'https://cdn.example/tea.jpg',
      isDigital: true,
      isSubscription: 'true',
      noFreeShipping: true,
    }

    expect(parseOne(traits)).toMatchObject({ ...traits, isSubscription: true })
  })

  test('what is said wrong is left out, the line stays', () => {
    const item = parseOne({ tags: 'sale', collections: [null, {}], isDigital: 'no', url: 5 })

    expect(item).toEqual({ id: 'tea', name: '', quantity: 1, unit: 5, line: 5, collections: [] })
    expect(
      parseCart({ currency: 'EUR', discount: -5, country: 'Romania', codes: 'TEN' }, NOW),
    ).toEqual({ currency: 'EUR', total: 0, items: [], updatedAt: NOW })
  })

  test.each([
    ['javascript:alert(1)'],
    ['http://shop.example/tea'],
    ['//elsewhere.example/tea'],
    ['/\\elsewhere.example/tea'],
    ['/\t/elsewhere.example/tea'],
    ['tea'],
    [`/${'a'.repeat(2_048)}`],
  ])('%j is no address of a product', (url) => {
    expect(parseOne({ url, image: url })).not.toHaveProperty('url')
    expect(parseOne({ url, image: url })).not.toHaveProperty('image')
  })

  test('more labels than anybody gives a product are cut, and each counts once', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `tag ${index}`)

    expect(parseOne({ tags: ['new', 'new', ...many] })?.tags).toHaveLength(100)
    expect(parseOne({ tags: ['x'.repeat(1_000)] })?.tags?.[0]).toHaveLength(128)
  })
})

test.each([
  [null],
  ['cart'],
  [{}],
  [{ total: 5 }],
  [{ currency: 'euro', total: 5 }],
  [{ currency: 'EUR', total: 12.5 }],
  [{ currency: 'EUR', total: '12,50' }],
  [{ currency: 'EUR', total: -1 }],
])('%j is no cart', (value) => {
  expect(parseCart(value, NOW)).toBeNull()
})

test('whatever the page hands in, nothing is thrown and every amount is whole', () => {
  const anything = fc.record({
    currency: fc.oneof(fc.constant('EUR'), fc.anything()),
    total: fc.oneof(fc.integer({ min: 0 }), fc.anything()),
    items: fc.oneof(
      fc.array(
        fc.dictionary(fc.constantFrom('id', 'unit', 'line', 'quantity', 'name'), fc.anything()),
      ),
      fc.anything(),
    ),
  })
  fc.assert(
    fc.property(anything, (value) => {
      const cart = parseCart(value, NOW)
      const amounts = cart
        ? [cart.total, ...cart.items.flatMap(({ unit, line }) => [unit, line])]
        : []
      expect(amounts.every((amount) => Number.isInteger(amount) && amount >= 0)).toBe(true)
    }),
  )
})

test('a getter of the page that throws makes no cart', () => {
  const hostile = {
    get currency(): string {
      throw new Error('hostile')
    },
  }

  expect(parseCart(hostile, NOW)).toBeNull()
})

test('a cart is the same whenever it was read', () => {
  const cart = parseCart({ currency: 'EUR', total: 5 }, 1)

  expect(isSameCart(cart, parseCart({ currency: 'EUR', total: 5 }, 2))).toBe(true)
  expect(isSameCart(cart, parseCart({ currency: 'EUR', total: 6 }, 1))).toBe(false)
  expect(isSameCart(cart, null)).toBe(false)
  expect(isSameCart(null, null)).toBe(true)
})

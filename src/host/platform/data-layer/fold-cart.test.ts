// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Cart } from '../../../core/cart-form.ts'
import { foldCart } from './fold-cart.ts'
import { type LayerState, readEntry } from './read-entry.ts'

function fold(...entries: readonly object[]): Cart | null | undefined {
  let state: LayerState = {}
  let cart: Cart | null | undefined
  for (const entry of entries) {
    const found = readEntry(entry, state)
    state = found.state
    const next = found.event && foldCart(cart ?? null, found.event, 0)
    if (next !== undefined) cart = next
  }
  return cart
}

const push = (event: string, items: readonly object[], more: object = {}) => ({
  event,
  ecommerce: { currency: 'EUR', items, ...more },
})
const tea = { item_id: 'tea', item_name: 'Tea', price: '12,50', quantity: 2 }
const cup = { item_id: 'cup', item_name: 'Cup', price: 5 }

describe('events that name the whole cart', () => {
  test('replace what was known', () => {
    const cart = fold(push('add_to_cart', [cup]), push('view_cart', [tea], { value: 25 }))

    expect(cart).toMatchObject({
      currency: 'EUR',
      total: 2_500,
      codes: [],
      items: [{ id: 'tea', name: 'Tea', quantity: 2, unit: 1_250, line: 2_500 }],
    })
  })

  test('a value above the lines has shipping or tax in it', () => {
    expect(fold(push('begin_checkout', [tea], { value: '30.99' }))?.total).toBe(2_500)
  })

  test('a value below the lines is a discount where a code is named', () => {
    expect(fold(push('view_cart', [tea], { value: 22.5, coupon: 'TEN' }))).toMatchObject({
      total: 2_250,
      discount: 250,
      codes: ['TEN'],
    })
  })

  test('without a code it may be net of tax, and takes nothing off', () => {
    const cart = fold(push('view_cart', [tea], { value: 21.01 }))

    expect(cart?.total).toBe(2_500)
    expect(cart).not.toHaveProperty('discount')
  })

  test('discounts that stand beside the price are known by the value', () => {
    const reduced = { ...tea, discount: 2.5 }

    expect(fold(push('view_cart', [reduced], { value: 20 }))?.items[0]).toMatchObject({
      unit: 1_000,
      line: 2_000,
    })
    expect(fold(push('view_cart', [reduced], { value: 25 }))?.total).toBe(2_500)
  })

  test('a line without a price leaves the total alone', () => {
    const cart = fold(push('view_cart', [tea, { item_id: 'x' }], { value: 31 }))

    expect(cart).toMatchObject({ total: 3_100, items: [] })
    expect(fold(push('view_cart', [{ item_id: 'x' }]))).toBeUndefined()
  })

  test('categories are collections', () => {
    const item = { ...tea, item_category: 'Tea/Green', item_category2: 'Sale' }

    expect(fold(push('view_cart', [item]))?.items[0]?.collections).toEqual(['Tea', 'Green', 'Sale'])
  })
})

describe('events that name what came and went', () => {
  test('add up by product and variant', () => {
    const big = { ...tea, item_variant: 'big', quantity: 1 }

    const cart = fold(
      push('add_to_cart', [tea]),
      push('add_to_cart', [big, { ...tea, quantity: 1 }]),
    )

    expect(cart?.items.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
      [undefined, 3],
      ['big', 1],
    ])
    expect(cart?.total).toBe(5_000)
  })

  test('take off as many as they say, and the whole line where they do not', () => {
    const full = push('view_cart', [tea, cup])

    expect(fold(full, push('remove_from_cart', [{ ...tea, quantity: '1' }]))?.total).toBe(1_750)
    expect(fold(full, push('remove_from_cart', [{ item_id: 'tea' }]))?.total).toBe(500)
    expect(fold(full, push('remove_from_cart', [tea]), push('remove_from_cart', [cup]))).toBeNull()
  })

  test('say nothing of a cart that nobody knows', () => {
    expect(fold(push('remove_from_cart', [tea]))).toBeUndefined()
  })

  test('a discount of before is not carried over to other lines', () => {
    const cart = fold(
      push('view_cart', [tea], { value: 22.5, coupon: 'TEN' }),
      push('add_to_cart', [cup]),
    )

    expect(cart).toMatchObject({ total: 3_000, codes: ['TEN'] })
    expect(cart).not.toHaveProperty('discount')
  })

  test('nothing is added to a cart of another currency', () => {
    const cart = fold(push('view_cart', [tea]), push('add_to_cart', [cup], { currency: 'CHF' }))

    expect(cart).toMatchObject({ currency: 'CHF', total: 500 })
  })
})

test('after an order the cart is empty, after a click on “purchase” it is not', () => {
  expect(fold(push('view_cart', [tea]), push('purchase', [], { transaction_id: 5 }))).toBeNull()
  expect(fold(push('view_cart', [tea]), { event: 'purchase' })?.total).toBe(2_500)
})

test('without a currency there is no cart', () => {
  expect(fold({ event: 'view_cart', ecommerce: { items: [tea], value: 25 } })).toBeUndefined()
})

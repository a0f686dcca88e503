// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LayerState, readEntry, type ShopEvent } from './read-entry.ts'
import { gtagEntry } from './samples.fixture.ts'

function readAll(entries: readonly unknown[]): ShopEvent[] {
  let state: LayerState = {}
  return entries.flatMap((entry) => {
    const found = readEntry(entry, state)
    state = found.state
    return found.event ?? []
  })
}

const kindsOf = (...entries: unknown[]) => readAll(entries).map(({ kind }) => kind)

describe('names', () => {
  test.each([
    ['view_item', 'view'],
    ['add_to_cart', 'add'],
    ['addToCart', 'add'],
    ['gtm4wp.addProductToCartEEC', undefined],
    ['GA4 - add_to_cart', 'add'],
    ['remove_from_cart', 'remove'],
    ['view_cart', 'cart'],
    ['eec.purchase', 'purchase'],
    ['purchase_ga4', 'purchase'],
    ['view_item_list', undefined],
    ['click_purchase', undefined],
    ['toString', undefined],
    ['gtm.js', undefined],
  ])('%s is %s', (event, kind) => {
    expect(kindsOf({ event, ecommerce: { items: [{ item_id: 'a' }] } })).toEqual(kind ? [kind] : [])
  })

  test('the older form needs no name', () => {
    const products = [{ id: 'a' }]

    expect(
      kindsOf(
        { ecommerce: { detail: { products } } },
        { event: 'x', ecommerce: { add: { products } } },
        { event: 'x', ecommerce: { remove: { products } } },
        { event: 'x', ecommerce: { checkout: { actionField: { step: 1 }, products } } },
        { event: 'x', ecommerce: { purchase: { actionField: { id: 1 }, products } } },
      ),
    ).toEqual(['view', 'add', 'remove', 'cart', 'purchase'])
  })

  test('impressions and promotions are nothing to us', () => {
    expect(kindsOf({ event: 'x', ecommerce: { impressions: [{ id: 'a' }] } })).toEqual([])
  })
})

describe('what earlier entries said', () => {
  const items = [{ item_id: 'a', price: 5 }]

  test('the event may come after its items', () => {
    const [event] = readAll([{ ecommerce: { currency: 'EUR', items } }, { event: 'add_to_cart' }])

    expect(event).toMatchObject({ kind: 'add', currency: 'EUR', items })
  })

  test('items that were taken back are not those of the next event', () => {
    const [event] = readAll([
      { ecommerce: { items } },
      { ecommerce: null },
      { event: 'add_to_cart' },
    ])

    expect(event?.items).toEqual([])
  })

  test('items belong to one event, the currency to all', () => {
    const [, second] = readAll([
      { event: 'view_cart', ecommerce: { currency: 'EUR', items } },
      { event: 'add_to_cart' },
    ])

    expect(second).toMatchObject({ items: [], currency: 'EUR' })
  })

  test('gtag says the currency with its set-up', () => {
    const [event] = readAll([
      gtagEntry('config', 'G-1', { currency: 'ron' }),
      gtagEntry('event', 'view_cart', { items }),
    ])

    expect(event?.currency).toBe('RON')
  })
})

test('whatever is pushed, nothing is thrown', () => {
  const hostile = {
    event: 'purchase',
    get ecommerce(): string {
      throw new Error('hostile')
    },
  }
  expect(readAll([hostile, null, undefined, 5, 'x', () => undefined, []])).toEqual([])
  const anything = fc.dictionary(
    fc.constantFrom('event', 'ecommerce', 'items', 'value', '0', '1', '2'),
    fc.oneof(fc.constantFrom('purchase', 'event', 'add_to_cart'), fc.anything()),
  )
  fc.assert(fc.property(fc.array(anything), (entries) => void readAll(entries)))
})

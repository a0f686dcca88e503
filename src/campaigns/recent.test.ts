// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCart } from '../core/cart-form.ts'
import { DAY } from '../core/clock.ts'
import {
  cardsOfCart,
  cardsOfRecent,
  parseRecent,
  type RecentProduct,
  rememberProduct,
} from './recent.ts'

const NOW = Date.UTC(2026, 10, 23)
const card = (id: string, more: object = {}) => ({ id, name: id, url: `/products/${id}`, ...more })
const idsOf = (list: readonly RecentProduct[]) => cardsOfRecent(list).map(({ id }) => id)

test('the newest is first, and seen again is seen once, as it is now', () => {
  const first = rememberProduct([], card('tea'), NOW)
  const second = rememberProduct(first, card('cup'), NOW + 1)

  const third = rememberProduct(second, card('tea', { name: 'Tea' }), NOW + 2)

  expect(third).toEqual([
    { card: card('tea', { name: 'Tea' }), at: NOW + 2 },
    { card: card('cup'), at: NOW + 1 },
  ])
})

test('twenty are remembered, for sixty days', () => {
  const many = Array.from({ length: 30 }, (_, at) => at).reduce<RecentProduct[]>(
    (list, at) => rememberProduct(list, card(`p${at}`), NOW + at * DAY),
    [],
  )

  expect(idsOf(many)).toHaveLength(20)
  expect(idsOf(parseRecent(many, NOW + 29 * DAY + 59 * DAY))).toEqual(['p29'])
  expect(parseRecent(many, NOW + 29 * DAY + 60 * DAY)).toEqual([])
})

test('what was kept is read back as it was', () => {
  const list = rememberProduct(
    [],
    card('tea', { image: 'https://cdn.example/tea.jpg', price: { minor: 990, currency: 'RON' } }),
    NOW,
  )

  expect(parseRecent(JSON.parse(JSON.stringify(list)), NOW)).toEqual(list)
})

test('what others wrote into the storage is not drawn', () => {
  const entry = (more: object) => ({ card: { ...card('tea'), ...more }, at: NOW })

  expect(
    parseRecent(
      [
        entry({ url: 'javascript:alert(1)' }),
        entry({ url: '//elsewhere.example' }),
        entry({ url: '/\\elsewhere.example' }),
        entry({ name: '' }),
        entry({ id: 7 }),
        { card: card('future'), at: NOW + DAY },
        { card: card('never'), at: 'now' },
        null,
      ],
      NOW,
    ),
  ).toEqual([])
  const found = parseRecent(
    [entry({ image: 'http://x', price: { minor: 1.5, currency: 'RON' } })],
    NOW,
  )
  expect(found).toEqual([entry({})])
  fc.assert(fc.property(fc.anything(), (value) => void parseRecent(value, NOW)))
})

test('what lies in the cart leads back to it, each page once', () => {
  const cart = parseCart(
    {
      currency: 'RON',
      items: [
        { id: 'tea', name: 'Tea', unit: 990, url: '/tea', image: '/tea.jpg' },
        { id: 'tea', variantId: 'big', name: 'Tea, big', unit: 1_990, url: '/tea' },
        { id: 'cup', name: 'Cup', unit: 5 },
      ],
    },
    NOW,
  )

  expect(cardsOfCart(cart)).toEqual([
    {
      id: 'tea',
      name: 'Tea',
      url: '/tea',
      image: '/tea.jpg',
      price: { minor: 990, currency: 'RON' },
    },
  ])
  expect(cardsOfCart(null)).toEqual([])
})

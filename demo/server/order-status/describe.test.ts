import { expect, test } from 'vitest'
import { describeOrder, type OrderFacts } from './describe.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
const day = (of: number): Date => new Date(Date.UTC(2026, 5, of, 9))

const ORDER: OrderFacts = {
  orderId: 'FE-MC234-8KPXA',
  status: 'paid',
  currency: 'EUR',
  lines: [
    { productId: 'moss-teapot', name: 'Moss Teapot', quantity: 1, total: 6400 },
    { productId: 'dune-mug', quantity: 2, total: 4400 },
  ],
  shipping: 490,
  tax: null,
  placedAt: day(1),
  paidAt: day(1),
  shippedAt: null,
  deliveredAt: null,
  promisedAt: null,
  expectedAt: null,
  updatedAt: day(8),
  carrier: null,
  trackingUrl: null,
  basis: 10_800,
  refunded: 0,
  refundedAt: null,
}

/** `paid 1` with the day it happened, `shipped` of what is to come. */
function stepsOf(changes: Partial<OrderFacts>): string[] {
  return describeOrder({ ...ORDER, ...changes }, NOW).steps.map(({ kind, at }) =>
    at ? `${kind} ${new Date(at).getUTCDate()}` : kind,
  )
}

function lateDays(changes: Partial<OrderFacts>): number | undefined {
  return describeOrder({ ...ORDER, ...changes }, NOW).lateDays
}

test('an order says what it is and what it came to', () => {
  expect(describeOrder(ORDER, NOW)).toMatchObject({
    total: { minor: 11_290, currency: 'EUR' },
    lines: [
      { name: 'Moss Teapot', quantity: 1 },
      { name: 'dune-mug', quantity: 2 },
    ],
  })
})

test.each<[string, Partial<OrderFacts>, string[]]>([
  ['a shop that tells of no delivery promises none', {}, ['ordered 1', 'paid 1']],
  [
    'what was promised is to come',
    { promisedAt: day(12) },
    ['ordered 1', 'paid 1', 'shipped', 'delivered'],
  ],
  [
    'what is paid at the door is not paid yet',
    { paidAt: null, promisedAt: day(12) },
    ['ordered 1', 'paid', 'shipped', 'delivered'],
  ],
  [
    'a parcel on its way',
    { promisedAt: day(12), shippedAt: day(9) },
    ['ordered 1', 'paid 1', 'shipped 9', 'delivered'],
  ],
  [
    'one that came',
    { promisedAt: day(12), deliveredAt: day(10) },
    ['ordered 1', 'paid 1', 'delivered 10'],
  ],
  [
    'a cancelled order has nothing to come',
    { status: 'cancelled', promisedAt: day(12) },
    ['ordered 1', 'paid 1', 'cancelled 8'],
  ],
  [
    'nor has one whose money went back',
    { deliveredAt: day(5), refunded: 10_800, refundedAt: day(9) },
    ['ordered 1', 'paid 1', 'delivered 5', 'refunded 9'],
  ],
  [
    'a part that went back ends nothing',
    { promisedAt: day(12), refunded: 100, refundedAt: day(9) },
    ['ordered 1', 'paid 1', 'shipped', 'delivered'],
  ],
])('%s', (_, changes, steps) => {
  expect(stepsOf(changes)).toEqual(steps)
})

test('late is what comes after the promise, in days that have begun', () => {
  expect(lateDays({ promisedAt: day(12) })).toBeUndefined()
  expect(lateDays({ promisedAt: day(9) })).toBe(2)
  expect(lateDays({ promisedAt: day(12), expectedAt: day(15) })).toBe(3)
  expect(lateDays({ promisedAt: day(5), deliveredAt: day(7) })).toBe(2)
  expect(lateDays({ promisedAt: day(7), deliveredAt: day(5) })).toBeUndefined()
})

test('nobody apologises for what is called off', () => {
  expect(lateDays({ promisedAt: day(5), status: 'cancelled' })).toBeUndefined()
  expect(lateDays({ promisedAt: day(5), refunded: 10_800, refundedAt: day(8) })).toBeUndefined()
})

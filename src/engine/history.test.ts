// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../core/clock.ts'
import {
  beginVisit,
  countEvents,
  NOTHING_HAPPENED,
  noteCart,
  noteEvent,
  noteOrder,
  notePage,
  parseHistory,
} from './history.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const first = beginVisit(NOTHING_HAPPENED, 'v1', NOW)

describe('a cart', () => {
  it('is as old as its first line, and new again once it was empty', () => {
    const filled = noteCart(first, 1, NOW)
    const fuller = noteCart(filled, 2, NOW + HOUR)
    expect(fuller.cartStartedAt).toBe(NOW)
    const emptied = noteCart(fuller, 0, NOW + HOUR)
    expect(emptied.cartStartedAt).toBeUndefined()
    expect(noteCart(emptied, 1, NOW + DAY).cartStartedAt).toBe(NOW + DAY)
  })

  it('that is there when the next visit begins was left in the one before', () => {
    const filled = noteCart(first, 2, NOW + MINUTE)
    const same = beginVisit(filled, 'v1', NOW + 2 * MINUTE)
    expect([same.abandons, same.cartLeftAt]).toEqual([0, undefined])
    const next = beginVisit(filled, 'v2', NOW + DAY)
    expect(next).toMatchObject({
      abandons: 1,
      cartLeftAt: NOW + MINUTE,
      piecesBefore: 2,
      lastSeenAt: NOW + MINUTE,
    })
  })

  it('that was bought was not left', () => {
    const left = beginVisit(noteCart(first, 2, NOW), 'v2', NOW + DAY)
    const bought = noteOrder(left, { orderId: 'o-1', at: NOW + DAY })
    expect(bought).toMatchObject({ pieces: 0, cartLeftAt: undefined, cartStartedAt: undefined })
    expect(beginVisit(bought, 'v3', NOW + 2 * DAY).abandons).toBe(1)
  })
})

describe('an order', () => {
  it('that is told of twice is one', () => {
    const once = noteOrder(first, { orderId: 'o-1', at: NOW })
    expect(noteOrder(once, { orderId: 'o-1', at: NOW + MINUTE }).orders).toHaveLength(1)
  })
})

describe('a checkout', () => {
  const there = notePage(first, 'checkout', NOW)

  it('was left until an order, or the next visit', () => {
    expect(there.checkoutAt).toBe(NOW)
    expect(notePage(there, 'product', NOW + MINUTE).checkoutAt).toBe(NOW)
    expect(beginVisit(there, 'v1', NOW + MINUTE).checkoutAt).toBe(NOW)
    expect(beginVisit(there, 'v2', NOW + DAY).checkoutAt).toBeUndefined()
    expect(noteOrder(there, { orderId: 'o-1', at: NOW }).checkoutAt).toBeUndefined()
  })

  it('was not left by who sees a page that thanks, though no order was told of', () =>
    expect(notePage(there, 'order-status', NOW + MINUTE).checkoutAt).toBeUndefined())

  it('is remembered from page to page', () => {
    expect(parseHistory(JSON.parse(JSON.stringify(there))).checkoutAt).toBe(NOW)
    expect(parseHistory({ ...there, checkoutAt: 'x' }).checkoutAt).toBeUndefined()
  })
})

describe('an event', () => {
  it('counts in its span, also when the clock was set back since', () => {
    const twice = noteEvent(noteEvent(first, 'shop.zoomed', NOW), 'shop.zoomed', NOW + HOUR)
    expect(countEvents(twice, 'shop.zoomed', { since: NOW + MINUTE })).toBe(1)
    expect(countEvents(twice, 'shop.zoomed', { since: NOW - DAY })).toBe(2)
    expect(countEvents(twice, 'shop.other', { since: 0 })).toBe(0)
  })

  it('is forgotten after half a year, and beyond the latest 200', () => {
    const old = noteEvent(first, 'shop.zoomed', NOW)
    expect(noteEvent(old, 'shop.zoomed', NOW + 181 * DAY).events['shop.zoomed']).toHaveLength(1)
    let many = first
    for (let index = 0; index < 250; index += 1) many = noteEvent(many, 'shop.zoomed', NOW)
    expect(many.events['shop.zoomed']).toHaveLength(200)
  })
})

describe('parseHistory', () => {
  it('takes what it has written', () => {
    const whole = noteEvent(
      noteOrder(noteCart(first, 2, NOW), { orderId: 'o-1', at: NOW, minor: 5, currency: 'EUR' }),
      'shop.zoomed',
      NOW,
    )
    expect(parseHistory(JSON.parse(JSON.stringify(whole)))).toEqual(parseHistory(whole))
    expect(parseHistory(whole)).toMatchObject({ visitId: 'v1', orders: [{ orderId: 'o-1' }] })
  })

  it.each([
    undefined,
    null,
    7,
    'x',
    { orders: [{ orderId: 7 }], events: { a: ['x'] }, pieces: 'two' },
  ])('finds nothing in %j', (value) => {
    expect(parseHistory(value)).toMatchObject({ orders: [], events: {}, pieces: 0, abandons: 0 })
  })
})

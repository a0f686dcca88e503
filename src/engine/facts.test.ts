// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { CustomerSummary } from '../contract/campaign/customer.ts'
import type { Cart } from '../core/cart-form.ts'
import { DAY, HOUR, MINUTE } from '../core/clock.ts'
import { readCartFacts } from './facts-of-cart.ts'
import { readCustomerFacts, type CustomerSituation } from './facts-of-customer.ts'
import { readVisitFacts, type VisitSituation } from './facts-of-visit.ts'
import { NOTHING_HAPPENED } from './history.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const ago = (days: number): string => new Date(NOW - days * DAY).toISOString()
const eur = (minor: number) => ({ minor, currency: 'EUR' })

describe('the visit', () => {
  const presence = {
    visitor: {
      id: 'u',
      firstSeenAt: NOW - 10 * DAY,
      lastSeenAt: NOW,
      visits: 3,
      pageViews: 12,
      touches: [],
    },
    visit: {
      id: 'v',
      number: 3,
      startedAt: NOW - MINUTE,
      lastActiveAt: NOW,
      pageViews: 2,
      landingPath: '/sale',
    },
  }
  const situation: VisitSituation = {
    now: NOW,
    timezone: 'Europe/Bucharest',
    presence,
    history: { ...NOTHING_HAPPENED, lastSeenAt: NOW - 2 * DAY },
    isLasting: true,
    pageType: 'product',
    allows: (purpose) => purpose !== 'marketing',
  }

  it('is told in full with consent', () => {
    expect(readVisitFacts(situation)).toEqual({
      'visit.number': 3,
      'visit.pageViews': 2,
      'page.viewsInVisit': 2,
      'visit.totalPageViews': 12,
      'visit.firstSeenDays': 10,
      'visit.lastSeenDays': 2,
      'visit.seconds': 60,
      'traffic.landingPath': '/sale',
      'visit.leftCheckout': false,
      'visit.weekday': 'sun',
      'visit.hour': 14,
      'visit.storage': 'persistent',
      'consent.functional': true,
      'consent.analytics': true,
      'consent.marketing': false,
      'consent.personalisation': true,
    })
  })

  it('is unknown without, but for the clock on the wall', () => {
    const facts = readVisitFacts({ ...situation, presence: undefined })
    expect(facts).not.toHaveProperty('visit.number')
    expect(facts['visit.hour']).toBe(14)
  })

  it('had none before it, when it is the first', () => {
    const first = { ...presence, visit: { ...presence.visit, number: 1 } }
    const facts = readVisitFacts({ ...situation, presence: first, history: NOTHING_HAPPENED })
    expect(facts['visit.lastSeenDays']).toBeNull()
  })
})

describe('a checkout that was left', () => {
  const situation: VisitSituation = {
    now: NOW,
    timezone: 'UTC',
    presence: undefined,
    history: NOTHING_HAPPENED,
    isLasting: true,
    pageType: 'product',
    allows: () => true,
  }
  const there = { ...NOTHING_HAPPENED, checkoutAt: NOW - MINUTE }
  const leftWith = (changes: Partial<VisitSituation>) =>
    readVisitFacts({ ...situation, ...changes })['visit.leftCheckout']

  it.each([
    ['on another page', { history: there }, true],
    ['on a page of which nobody knows what it is', { history: there, pageType: undefined }, true],
    ['while it is shown', { history: there, pageType: 'checkout' }, false],
    ['where visits may not be counted, and this page saw none', {}, undefined],
  ])('%s', (_, changes, expected) => expect(leftWith(changes)).toBe(expected))
})

describe('the cart', () => {
  const cart: Cart = {
    currency: 'EUR',
    total: 3_990,
    items: [
      { id: 'mug', sku: 'MUG', name: 'Mug', quantity: 2, unit: 1_500, line: 3_000, tags: ['new'] },
      { id: 'card', name: 'Gift card', quantity: 1, unit: 990, line: 990, isDigital: true },
    ],
    codes: ['TEA'],
    country: 'RO',
    updatedAt: NOW,
  }
  const shipping = [
    {
      countries: ['RO'],
      currency: 'EUR',
      price: eur(500),
      freeFrom: eur(4_500),
      days: { min: 1, max: 2 },
    },
  ]
  const situation = {
    now: NOW,
    cart,
    isEmpty: false,
    facts: { shipping, payment: [] },
    country: 'RO',
    history: {
      ...NOTHING_HAPPENED,
      cartStartedAt: NOW - HOUR,
      pieces: 3,
      piecesBefore: 1,
      abandons: 2,
    },
  }

  it('is told with what is missing until shipping is free, which no gift card counts for', () => {
    expect(readCartFacts(situation)).toEqual({
      facts: {
        'cart.currency': 'EUR',
        'cart.subtotal': eur(3_990),
        'cart.itemCount': 3,
        'cart.discountCodes': ['TEA'],
        'cart.requiresShipping': true,
        'cart.shippingGap': eur(1_500),
        'cart.ageMinutes': 60,
        'cart.addedThisVisit': true,
        'cart.abandonedBefore': 2,
      },
      lines: [
        {
          'line.sku': 'MUG',
          'line.productId': 'mug',
          'line.name': 'Mug',
          'line.tags': ['new'],
          'line.collections': undefined,
          'line.price': eur(1_500),
          'line.quantity': 2,
        },
        expect.objectContaining({ 'line.sku': null, 'line.productId': 'card' }),
      ],
    })
  })

  it('that nobody has spoken of is unknown; one that is said to be empty is empty', () => {
    const unsaid = { ...situation, cart: null, history: undefined }
    expect(readCartFacts(unsaid)).toEqual({ facts: {}, lines: undefined })
    expect(readCartFacts({ ...unsaid, isEmpty: true })).toEqual({
      facts: { 'cart.itemCount': 0, 'cart.discountCodes': [] },
      lines: [],
    })
  })
})

describe('the customer', () => {
  const summary: CustomerSummary = {
    orders: [
      { orderId: 'o-1', at: ago(200), total: eur(4_000), isUndone: false },
      { orderId: 'o-2', at: ago(130), total: eur(6_000), isUndone: false },
    ],
    ordersCount: 2,
    totalSpent: eur(10_000),
    spentInYear: eur(10_000),
    tags: ['wholesale'],
    tier: 'gold',
    points: 120,
    pointsExpiringAt: new Date(NOW + 5 * DAY).toISOString(),
    openTicket: false,
  }
  const situation: CustomerSituation = {
    now: NOW,
    member: { status: 'member', memberId: 'm' },
    summary,
    history: NOTHING_HAPPENED,
    visits: 4,
    lifecycle: {
      medianGapDays: 60,
      currency: 'EUR',
      medianSpend: 3_000,
      vipTiers: ['gold'],
      computedAt: ago(1),
    },
    exitReason: 'cost',
  }
  const facts = (changes: Partial<CustomerSituation> = {}) =>
    readCustomerFacts({ ...situation, ...changes }).facts

  it('is told from the backend’s summary, by fixed rules in a shop of few', () => {
    expect(facts()).toMatchObject({
      'customer.loggedIn': true,
      'customer.known': true,
      'customer.ordersCount': 2,
      'customer.totalSpent': eur(10_000),
      'customer.avgOrderValue': eur(5_000),
      'customer.lastOrderAt': NOW - 130 * DAY,
      'customer.firstOrderAt': NOW - 200 * DAY,
      'customer.lifecycle': 'lapsed',
      'customer.vip': true,
      'customer.rfm.r': 1,
      'customer.rfm.f': 2,
      'customer.rfm.m': 3,
      'customer.tier': 'gold',
      'customer.pointsExpiringDays': 5,
      'feedback.exitReason': 'cost',
    })
  })

  it('has another stage with an order of this page, which counts once when the backend knows it', () => {
    const order = { orderId: 'o-3', at: NOW, minor: 2_000, currency: 'EUR' }
    const history = { ...NOTHING_HAPPENED, orders: [order] }
    expect(facts({ history })).toMatchObject({
      'customer.lifecycle': 'active',
      'customer.ordersCount': 3,
      'customer.totalSpent': eur(12_000),
    })
    const heard = {
      ...summary,
      orders: [
        ...summary.orders,
        { orderId: 'o-3', at: ago(0), total: eur(2_000), isUndone: false },
      ],
      ordersCount: 3,
      totalSpent: eur(12_000),
    }
    expect(facts({ history, summary: heard })['customer.ordersCount']).toBe(3)
  })

  it('adds up no two currencies', () => {
    const order = { orderId: 'o-3', at: NOW, minor: 2_000, currency: 'RON' }
    expect(
      facts({ history: { ...NOTHING_HAPPENED, orders: [order] } })['customer.totalSpent'],
    ).toBeUndefined()
  })

  it('is unknown while the backend has not answered', () => {
    expect(facts({ summary: undefined })).toEqual({
      'customer.loggedIn': true,
      'customer.known': true,
      'customer.lifecycle': undefined,
      'customer.expectedGapDays': undefined,
      'customer.lastOrderAt': undefined,
      'feedback.exitReason': 'cost',
    })
    const unknown = facts({ member: { status: 'unknown' }, summary: undefined })
    expect(unknown['customer.loggedIn']).toBeUndefined()
    expect(unknown['customer.known']).toBeUndefined()
  })

  it.each([
    [{ visits: 1 }, 'new_visitor'],
    [{ visits: 2 }, 'returning_visitor'],
    [{ history: { ...NOTHING_HAPPENED, cartLeftAt: NOW - HOUR } }, 'cart_abandoner'],
    [{ visits: undefined }, undefined],
  ])('of whom this browser alone knows with %j is %s', (changes, stage) => {
    const guest = { member: { status: 'guest' as const }, summary: undefined, ...changes }
    expect(facts(guest)['customer.lifecycle']).toBe(stage)
    expect(facts(guest)).toMatchObject({ 'customer.known': false, 'customer.ordersCount': 0 })
  })
})

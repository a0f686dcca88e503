/** What the demo shop says about itself: shipping, returns, payment, what its campaigns may give away, and whom it means. */
import type { z } from 'zod/mini'
import type { CampaignSettings } from '../../../../src/contract/campaign/console.ts'

export type DemoSettings = z.input<typeof CampaignSettings>

const eur = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'EUR' })
const DAY_MINUTES = 1440

/** As demo/shop/checkout/shipping.ts charges it; the same for all countries. */
const POST: readonly (readonly [currency: string, price: number, freeFrom: number])[] = [
  ['EUR', 490, 4500],
  ['RON', 2400, 20000],
  ['MDL', 9600, 90000],
  ['PLN', 2100, 19500],
  ['JPY', 800, 7500],
]

const FACTS: DemoSettings['facts'] = {
  shipping: POST.map(([currency, price, freeFrom]) => ({
    countries: ['*'],
    currency,
    price: { minor: price, currency },
    freeFrom: { minor: freeFrom, currency },
    days: { min: 3, max: 5 },
  })),
  freeShipping: { includesTax: true, afterDiscounts: true, excluded: ['gift-card'] },
  returns: { days: 30, isFree: true, url: '/service#returns' },
  payment: ['Visa', 'Mastercard', 'Apple Pay', 'Cash to the courier'],
  contact: { email: 'hello@fern-and-ember.example', url: '/service#contact' },
  cartUrl: '/cart',
  products: {
    new: [
      card('walnut-scoop', 'Walnut Tea Scoop', 1100),
      card('reed-vase', 'Reed Vase', 4800),
      card('quiet-evening-box', 'Quiet Evening Box', 5800),
    ],
    recommended: [
      card('ember-candle', 'Ember Candle', 2800),
      card('dune-mug', 'Dune Mug', 2200),
      card('smoke-and-plum', 'Smoke & Plum', 1300),
    ],
  },
}

function card(
  id: string,
  name: string,
  minor: number,
): { id: string; name: string; url: string; image: string; price: ReturnType<typeof eur> } {
  return { id, name, url: `/products/${id}`, image: `/pictures/${id}.svg`, price: eur(minor) }
}

/** The gift of the month ends with the month, for everybody. */
function endOfMonth(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString()
}

export function demoSettings(now: Date): DemoSettings {
  return {
    facts: FACTS,
    offers: [
      {
        id: 'post-on-us',
        value: { kind: 'shipping' },
        ends: { minutesAfterIssue: DAY_MINUTES },
        minOrder: eur(2000),
      },
      {
        id: 'a-tenth',
        value: { kind: 'percent', percent: 10, max: eur(2000) },
        ends: { minutesAfterIssue: 2 * DAY_MINUTES },
        minOrder: eur(2500),
        floor: eur(2000),
      },
      {
        id: 'gift-of-the-month',
        value: { kind: 'gift', productId: 'cedar-incense' },
        ends: { at: endOfMonth(now) },
        minOrder: eur(2500),
        cooldownDays: 30,
        stock: 40,
      },
      {
        id: 'back-post',
        value: { kind: 'shipping' },
        ends: { minutesAfterIssue: 7 * DAY_MINUTES },
        cooldownDays: 180,
      },
      {
        id: 'back-credit',
        value: { kind: 'credit', amount: eur(500) },
        ends: { minutesAfterIssue: 10 * DAY_MINUTES },
        minOrder: eur(2500),
        cooldownDays: 180,
      },
      {
        id: 'sorry',
        value: { kind: 'credit', amount: eur(500) },
        ends: { minutesAfterIssue: 30 * DAY_MINUTES },
        cooldownDays: 30,
      },
    ],
    segments: {
      'tea-drinkers': {
        name: 'Has tea in the basket',
        condition: { line: { field: 'line.collections', op: 'hasAny', value: ['tea'] } },
      },
      'has-stopped': {
        name: 'Ordered before, and has stopped',
        condition: { field: 'customer.lifecycle', op: 'in', value: ['lapsed', 'lost'] },
      },
    },
    holdout: null,
    controlForEphemeral: true,
    vipTiers: ['hearth'],
    grossMargin: 55,
  }
}

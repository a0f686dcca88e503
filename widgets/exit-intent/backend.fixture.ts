/** Exit intent's side of a backend: a shop that has said everything about itself, and a saved cart in which something has changed. */

type Answer = readonly [status: number, body: unknown]

const EUR = (minor: number) => ({ minor, currency: 'EUR' })

export const FACTS = {
  shipping: [
    {
      countries: ['RO'],
      currency: 'EUR',
      price: EUR(490),
      freeFrom: EUR(5000),
      days: { min: 2, max: 4 },
    },
  ],
  returns: { days: 30, isFree: true, url: '/returns' },
  payment: ['Visa', 'Mastercard'],
  contact: { phone: '+40 21 555 01 00', email: 'hello@fern.example', url: '/contact' },
  cartUrl: '/cart',
}

const CAMPAIGNS = {
  revision: 'r1',
  items: [],
  facts: FACTS,
  lifecycle: { medianGapDays: 60, currency: 'EUR', computedAt: '2026-11-01T00:00:00Z' },
}

export const TOKEN = 'a-token-of-sixteen-or-more'

const SAVED = {
  token: TOKEN,
  link: `https://shop.example/cart?regulars-cart=${TOKEN}`,
  expiresAt: '2099-12-23T10:00:00Z',
}

export const FOUND = {
  currency: 'EUR',
  savedAt: '2099-11-22T10:00:00Z',
  expiresAt: '2099-12-22T10:00:00Z',
  lines: [
    {
      productId: 'fern',
      name: 'Boston Fern',
      quantity: 2,
      unit: 1500,
      url: '/p/fern',
      state: 'ok',
    },
    {
      productId: 'pot',
      name: 'Clay Pot',
      quantity: 1,
      unit: 1300,
      url: '/p/pot',
      state: 'sold_out',
    },
    { productId: 'soil', name: 'Soil', quantity: 5, unit: 400, state: 'clipped', available: 3 },
    {
      productId: 'can',
      name: 'Watering Can',
      quantity: 1,
      unit: 2000,
      state: 'repriced',
      unitNow: 2200,
    },
  ],
} as const

const ANSWERS: Readonly<Record<string, unknown>> = {
  'GET /v1/campaigns': CAMPAIGNS,
  'POST /v1/carts': SAVED,
  [`GET /v1/carts/${TOKEN}`]: FOUND,
  [`DELETE /v1/carts/${TOKEN}`]: { forgotten: true },
}

export function createBackend(): (
  request: { readonly method?: string | undefined },
  url: URL,
) => Promise<Answer | undefined> {
  return async ({ method }, { pathname }) => {
    const body = ANSWERS[`${method} ${pathname}`]
    return body === undefined ? undefined : [200, body]
  }
}

/** The demo shop: a small shop for tea, ceramics and home scents, its programme and three of its customers. */
import type { z } from 'zod/mini'
import type { Order } from '../../../src/contract/order.ts'
import type { Rules } from '../loyalty/queries.ts'
import type { NewShop } from '../shop/create-shop.ts'

export const DEMO_SHOP: NewShop = {
  id: 'fern-and-ember',
  publicKey: 'pk_demo',
  name: 'Fern & Ember',
  currency: 'EUR',
  timezone: 'Europe/Bucharest',
  locales: ['en', 'ro', 'ru', 'es', 'pl'],
  theme: { brand: '#2f5d50', radius: 14, font: 'page', scheme: 'light' },
  // Nothing of ours lies over the button that places the order.
  launcher: { kind: 'button', side: 'end', hideOn: ['/checkout'] },
  widgets: {
    loyalty: { enabled: true, signInUrl: '/account' },
    referral: { enabled: true, signInUrl: '/account' },
    chat: { enabled: true },
  },
  origins: ['http://localhost:*', 'http://127.0.0.1:*'],
}

export const DEMO_MERCHANT = 'owner@fern-and-ember.example'

export const DEMO_PROGRAM: { id: string; revision: number; status: 'active' } & Rules = {
  id: 'embers',
  revision: 1,
  status: 'active',
  earn: { points: 1, perMinor: 100 },
  holdDays: 14,
  tiers: [
    { id: 'fern', name: 'Fern', threshold: 200, earnRatePercent: 100 },
    { id: 'ember', name: 'Ember', threshold: 600, earnRatePercent: 125 },
    { id: 'hearth', name: 'Hearth', threshold: 1500, earnRatePercent: 150 },
  ],
}

/** Ana has an account and no order yet. */
export const ana = { id: 'ana', name: 'Ana Rusu', email: 'ana.rusu@example.com' }
const mihai = { id: 'mihai', name: 'Mihai Ceban', email: 'mihai.ceban@example.com' }
const zofia = { id: 'zofia', name: 'Zofia Nowak', email: 'zofia.nowak@example.com' }

export const DEMO_CUSTOMERS = [ana, mihai, zofia]

export interface DemoOrder {
  readonly orderId: string
  readonly daysAgo: number
  readonly customer: (typeof DEMO_CUSTOMERS)[number]
  readonly lines: z.input<typeof Order>['lines']
}

type Line = readonly [productId: string, name: string, quantity: number, total: number]

/** Mihai has reached the first tier and waits for points; Zofia is a candle short of the second tier. */
export const DEMO_ORDERS: readonly DemoOrder[] = [
  order('FE-MC234-8KPXA', 204, mihai, [
    ['moss-teapot', 'Moss Teapot', 1, 6400],
    ['dune-mug', 'Dune Mug', 2, 4400],
    ['first-light-sencha', 'First Light Sencha', 1, 1450],
  ]),
  order('FE-MC347-3RWTE', 131, mihai, [
    ['ash-bowl', 'Ash Bowl', 2, 6800],
    ['ember-candle', 'Ember Candle', 2, 5600],
  ]),
  order('FE-MC526-9BHJK', 6, mihai, [
    ['ember-candle', 'Ember Candle', 1, 2800],
    ['cedar-incense', 'Cedar Incense', 1, 1250],
    ['fig-leaf-diffuser', 'Fig Leaf Diffuser', 1, 3600],
  ]),
  order('FE-ZN228-5CDVF', 287, zofia, [
    ['moss-teapot', 'Moss Teapot', 1, 6400],
    ['dune-mug', 'Dune Mug', 4, 8800],
    ['ash-bowl', 'Ash Bowl', 2, 6800],
  ]),
  order('FE-ZN463-7GNQP', 176, zofia, [
    ['ember-candle', 'Ember Candle', 3, 8400],
    ['fig-leaf-diffuser', 'Fig Leaf Diffuser', 1, 3600],
    ['first-light-sencha', 'First Light Sencha', 4, 5800],
  ]),
  order('FE-ZN659-2XYZA', 48, zofia, [
    ['moss-teapot', 'Moss Teapot', 2, 12800],
    ['hearth-rooibos', 'Hearth Rooibos', 2, 1960],
    ['fern-garden', 'Fern Garden', 2, 2240],
  ]),
]

export function order(
  orderId: string,
  daysAgo: number,
  customer: DemoOrder['customer'],
  lines: readonly Line[],
): DemoOrder {
  return {
    orderId,
    daysAgo,
    customer,
    lines: lines.map(([productId, name, quantity, total]) => ({
      id: productId,
      productId,
      name,
      quantity,
      total,
    })),
  }
}

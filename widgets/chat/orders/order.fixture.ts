/** An order that is late, for tests. */
import type { OrderStatus } from '../contract/order-status.ts'

export const ORDER: OrderStatus = {
  orderId: '1042',
  total: { minor: 5400, currency: 'EUR' },
  lines: [
    { name: 'Moss Teapot', quantity: 1 },
    { name: 'Fern Mug', quantity: 2 },
  ],
  steps: [
    { kind: 'ordered', at: '2026-11-10T09:00:00.000Z' },
    { kind: 'paid', at: '2026-11-10T09:01:00.000Z' },
    { kind: 'shipped', at: '2026-11-12T15:00:00.000Z' },
    { kind: 'delivered' },
  ],
  carrier: 'Cargus',
  trackingUrl: 'https://track.example/AWB-7',
  promisedAt: '2026-11-16T09:00:00.000Z',
  expectedAt: '2026-11-19T09:00:00.000Z',
  lateDays: 3,
}

/** Parcels of the demo’s past orders: those of long ago came in time, the newest is on its way. */
import type { z } from 'zod/mini'
import type { Order } from '../../../src/contract/order.ts'
import type { DemoOrder } from './fern-and-ember.ts'

const DAY_MS = 86_400_000
/** Younger ones have not come yet. */
const CAME_AFTER_DAYS = 10

export const DEMO_CARRIER = 'Swallow Post'

export function trackingOf(orderId: string): string {
  return `https://swallow-post.example/parcels/${orderId}`
}

export function deliveryOf(
  { orderId, daysAgo }: Pick<DemoOrder, 'orderId' | 'daysAgo'>,
  now: Date,
): NonNullable<z.input<typeof Order>['delivery']> {
  const at = (day: number): string =>
    new Date(now.getTime() + (day - daysAgo) * DAY_MS).toISOString()
  return {
    promisedAt: at(7),
    shippedAt: at(2),
    carrier: DEMO_CARRIER,
    trackingUrl: trackingOf(orderId),
    ...(daysAgo >= CAME_AFTER_DAYS && { deliveredAt: at(5) }),
  }
}

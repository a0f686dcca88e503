/** An order of Ana’s that is late: what the apology is for. */
import type { z } from 'zod/mini'
import type { Order } from '../../../../src/contract/order.ts'
import { DEMO_CARRIER, trackingOf } from '../deliveries.ts'
import { ana, order, type DemoOrder } from '../fern-and-ember.ts'

const DAY_MS = 86_400_000

export const LATE_ORDER: DemoOrder = order('FE-AR871-5KMNT', 9, ana, [
  ['reed-vase', 'Reed Vase', 1, 4800],
])

/** Promised two days ago; it will be there in three. */
export function lateDelivery(now: Date): NonNullable<z.input<typeof Order>['delivery']> {
  const at = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString()
  return {
    promisedAt: at(-2),
    expectedAt: at(3),
    shippedAt: at(-7),
    carrier: DEMO_CARRIER,
    trackingUrl: trackingOf(LATE_ORDER.orderId),
  }
}

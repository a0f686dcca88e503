/** Orders for tests. */
import type { z } from 'zod/mini'
import type { Order } from '../../../src/contract/order.ts'

type OrderInput = z.input<typeof Order>

/** One line of `total` minor units, paid. */
export function paidOrder(
  total: number,
  { customer = 'ana', ...rest }: Omit<Partial<OrderInput>, 'customer'> & { customer?: string } = {},
): OrderInput {
  return {
    version: 1,
    status: 'paid',
    customer: { id: customer },
    currency: 'EUR',
    lines: [{ id: '1', productId: 'teapot', quantity: 1, total }],
    placedAt: '2026-06-10T11:59:00.000Z',
    ...rest,
  }
}

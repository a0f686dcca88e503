/** “Where is my order?” without an account: the number, and a code that only the buyer’s mailbox gets. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Money, PublicKey } from '../../../src/contract/scalars.ts'

const OrderName = {
  key: PublicKey,
  /** As the shop’s mails say it. */
  orderId: z.string().check(z.minLength(1), z.maxLength(128)),
  email: z.string().check(z.minLength(3), z.maxLength(320)),
}

export const requestOrderCode = defineEndpoint({
  id: 'chat.orderCode',
  method: 'POST',
  path: '/v1/chat/orders/code',
  access: 'public',
  summary:
    'Sends a code of six digits, good for ten minutes, to the mail address of the order. The answer is the same whether there is such an order or not.',
  body: z.object(OrderName),
  response: z.object({ sent: z.boolean(), expiresAt: Instant }),
  problems: ['rate_limited', 'email_invalid'],
})

export const OrderStep = z.object({
  kind: z.enum(['ordered', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refunded']),
  at: z.optional(Instant),
})

export const OrderStatus = z.object({
  orderId: Id,
  total: Money,
  lines: z.array(z.object({ name: z.string(), quantity: z.number() })),
  /** What has happened, and what is still to come without `at`, in this order. */
  steps: z.array(OrderStep),
  carrier: z.optional(z.string()),
  trackingUrl: z.optional(z.string()),
  /** When it was promised, and when it is expected now. */
  promisedAt: z.optional(Instant),
  expectedAt: z.optional(Instant),
  /** Later than promised, by so many days: to be said, and apologised for. */
  lateDays: z.optional(z.int()),
})
export type OrderStatus = z.infer<typeof OrderStatus>

export const readOrderStatus = defineEndpoint({
  id: 'chat.orderStatus',
  method: 'POST',
  path: '/v1/chat/orders/status',
  access: 'public',
  summary: 'An order and how far it is, for whoever has the code. Five wrong codes end it.',
  body: z.object({ ...OrderName, code: z.string().check(z.regex(/^\d{6}$/)) }),
  response: OrderStatus,
  problems: ['code_wrong', 'rate_limited'],
})

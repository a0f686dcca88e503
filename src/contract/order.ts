/** Orders, told by the shop’s own server. Points follow these calls and nothing else. */
import { z } from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { Currency, Id, Instant, Uuid } from './scalars.ts'

const Amount = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

export const OrderLine = z.object({
  id: Id,
  productId: Id,
  name: z.optional(z.string().check(z.maxLength(256))),
  quantity: z.int().check(z.minimum(1), z.maximum(100_000)),
  /** What the line costs after discounts, without tax and shipping, in minor units. */
  total: Amount,
  /** Gift cards and other lines that earn nothing. */
  excluded: z.optional(z.boolean()),
})
export type OrderLine = z.infer<typeof OrderLine>

export const Order = z.object({
  /** Grows with every change; an older version never replaces a newer one. */
  version: z.int().check(z.minimum(1)),
  status: z.enum(['placed', 'paid', 'cancelled']),
  customer: z.object({
    /** The `sub` of the identity proof; absent of a guest, who then needs an e-mail. */
    id: z.optional(Id),
    email: z.optional(z.string().check(z.maxLength(320))),
    name: z.optional(z.string().check(z.maxLength(256))),
    phone: z.optional(z.string().check(z.maxLength(40))),
    /** Where the parcel goes, in one line or several. Kept as a fingerprint alone, to compare. */
    address: z.optional(z.string().check(z.maxLength(1000))),
  }),
  /** The browser that ordered, as the shop’s server saw it. Kept as a fingerprint alone, for 90 days. */
  client: z.optional(
    z.object({
      ip: z.optional(z.string().check(z.maxLength(64))),
      userAgent: z.optional(z.string().check(z.maxLength(1024))),
    }),
  ),
  /** How a friend came, beside the codes: the claim the page told of, and the visitor if the shopper agreed to be counted. */
  referral: z.optional(z.object({ claimId: z.optional(Id), visitorId: z.optional(Uuid) })),
  /** When the parcel was promised, when it is expected now, and when it came: who waits longer than promised can be told so. */
  delivery: z.optional(
    z.object({
      promisedAt: Instant,
      expectedAt: z.optional(Instant),
      deliveredAt: z.optional(Instant),
      /** When it was handed over, who brings it, and where it can be followed. */
      shippedAt: z.optional(Instant),
      carrier: z.optional(z.string().check(z.maxLength(80))),
      trackingUrl: z.optional(z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/\S+$/))),
    }),
  ),
  currency: Currency,
  lines: z.array(OrderLine).check(z.minLength(1), z.maxLength(500)),
  shipping: z.optional(Amount),
  tax: z.optional(Amount),
  /** Codes the order was placed with, a friend’s personal one included: paying uses them. */
  codes: z.optional(z.array(Id).check(z.maxLength(10))),
  /** The cart it came from: paying uses what was held for it. */
  cartId: z.optional(Id),
  placedAt: Instant,
  /** When it was paid, and so when points begin to wait; the time of the first call that says `paid` if left out. */
  paidAt: z.optional(Instant),
})
export type Order = z.infer<typeof Order>

const OrderParams = z.object({ orderId: Id })

export const OrderAnswer = z.object({
  orderId: Id,
  version: z.int(),
  /** `false` when this very version, or a newer one, was known already. */
  applied: z.boolean(),
})

export const putOrder = defineEndpoint({
  id: 'orders.put',
  method: 'PUT',
  path: '/v1/orders/{orderId}',
  access: 'secret',
  summary: 'Creates or updates an order. Repeating it changes nothing.',
  params: OrderParams,
  body: Order,
  response: OrderAnswer,
  problems: ['secret_invalid', 'currency_mismatch'],
})

export const Refund = z.object({
  refundId: Id,
  /** Refunded merchandise in minor units, without shipping. */
  amount: Amount,
  currency: Currency,
  at: Instant,
  /** The lines it is for, where they are known: what went back for excluded ones takes no points. */
  lines: z.optional(z.array(z.object({ id: Id, amount: Amount })).check(z.maxLength(500))),
})
export type Refund = z.infer<typeof Refund>

export const refundOrder = defineEndpoint({
  id: 'orders.refund',
  method: 'POST',
  path: '/v1/orders/{orderId}/refunds',
  access: 'secret',
  summary: 'Tells of a refund, once by its refundId, and takes back the points it had earned.',
  params: OrderParams,
  body: Refund,
  response: z.object({ orderId: Id, refundId: Id, applied: z.boolean() }),
  problems: ['secret_invalid', 'not_found', 'currency_mismatch'],
})

export const deliverOrder = defineEndpoint({
  id: 'orders.deliver',
  method: 'POST',
  path: '/v1/orders/{orderId}/delivered',
  access: 'secret',
  summary:
    'Tells when the order arrived: the return window, and so the wait for points, counts from then.',
  params: OrderParams,
  body: z.object({ at: Instant }),
  response: z.object({ orderId: Id, applied: z.boolean() }),
  problems: ['secret_invalid', 'not_found'],
})

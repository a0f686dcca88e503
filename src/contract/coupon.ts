/** Codes at the till: what the shop’s own server asks about a code a shopper typed, whoever gave it away. */
import { z } from 'zod/mini'
import { CouponValue } from './coupon-value.ts'
import { defineEndpoint } from './endpoint.ts'
import { Currency, Id, Instant } from './scalars.ts'

export const Coupon = z.object({
  code: z.string(),
  status: z.enum(['active', 'disabled', 'used']),
  value: CouponValue,
  currency: Currency,
  /** Merchandise the order needs after its other discounts, minor units. */
  minOrder: z.optional(z.int()),
  /** Only this customer may use it; without one, whoever has it. */
  customerId: z.optional(Id),
  cartId: z.optional(Id),
  /** For a first order only. */
  firstOrderOnly: z.optional(z.boolean()),
  /** Without one it ends when its giver or the merchant ends it. */
  expiresAt: z.optional(Instant),
  orderId: z.optional(Id),
})
export type Coupon = z.infer<typeof Coupon>

/** As a customer may type it. */
const CouponParams = z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)) })

/** Who is buying, as far as the shop knows; what a code for newcomers is judged by. */
const Buyer = {
  customerId: z.optional(Id),
  email: z.optional(z.string().check(z.maxLength(320))),
  phone: z.optional(z.string().check(z.maxLength(40))),
}

export const readCoupon = defineEndpoint({
  id: 'coupons.read',
  method: 'GET',
  path: '/v1/coupons/{code}',
  access: 'secret',
  summary:
    'What a code is worth, and whether it can be used now. With a buyer named, whether this buyer may.',
  params: CouponParams,
  query: z.object(Buyer),
  response: Coupon,
  problems: ['not_found', 'own_link', 'not_new_customer', 'not_eligible'],
})

export const useCoupon = defineEndpoint({
  id: 'coupons.use',
  method: 'POST',
  path: '/v1/coupons/{code}/use',
  access: 'secret',
  summary:
    'Uses a code for an order, exactly once. The same order again is answered as the first time.',
  params: CouponParams,
  body: z.object({ orderId: Id, ...Buyer }),
  response: Coupon,
  problems: [
    'not_found',
    'already_used',
    'redemption_ended',
    'own_link',
    'not_new_customer',
    'not_eligible',
  ],
})

/** Between the shop’s own server and the backend: verified actions, corrections, and the till’s side of codes. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Currency, Id, Instant, Points } from '../../../src/contract/scalars.ts'
import { RewardValue } from './reward.ts'

/** `customerId` is the `sub` of the identity proof. */
const CustomerParams = z.object({ customerId: Id })

export const tellAction = defineEndpoint({
  id: 'loyalty.tellAction',
  method: 'POST',
  path: '/v1/loyalty/members/{customerId}/actions',
  access: 'secret',
  summary:
    'The shop vouches for an action, such as a review: spendable at once. Once per `sourceId`.',
  params: CustomerParams,
  body: z.object({ ruleId: Id, sourceId: Id }),
  response: z.object({ applied: z.boolean(), points: Points }),
  problems: [
    'unknown_rule',
    'earn_forbidden',
    'limit_reached',
    'tier_required',
    'not_started',
    'rule_ended',
    'program_paused',
    'member_excluded',
  ],
})

export const adjustPoints = defineEndpoint({
  id: 'loyalty.adjustPoints',
  method: 'POST',
  path: '/v1/loyalty/members/{customerId}/adjustments',
  access: 'secret',
  summary:
    'Corrects a balance by hand. What is taken and not there becomes debt. Once per `adjustmentId`.',
  params: CustomerParams,
  body: z.object({
    adjustmentId: Id,
    points: Points.check(z.minimum(-1_000_000_000), z.maximum(1_000_000_000)),
    /** Shown to the shopper. */
    note: z.optional(z.string().check(z.maxLength(200))),
  }),
  response: z.object({ applied: z.boolean(), balance: z.int() }),
  problems: ['not_found'],
})

export const setMember = defineEndpoint({
  id: 'loyalty.setMember',
  method: 'PUT',
  path: '/v1/loyalty/members/{customerId}',
  access: 'secret',
  summary: 'Takes a member out of the programme, or back in: who is out can read and nothing else.',
  params: CustomerParams,
  body: z.object({ excluded: z.boolean() }),
  response: z.object({ excluded: z.boolean() }),
})

/** A code as the till sees it. */
export const Coupon = z.object({
  code: z.string(),
  status: z.enum(['active', 'disabled', 'used']),
  value: RewardValue,
  currency: Currency,
  /** Merchandise the order needs, minor units. */
  minOrder: z.optional(z.int()),
  /** Only this customer may use it. */
  customerId: Id,
  cartId: z.optional(Id),
  expiresAt: Instant,
  orderId: z.optional(Id),
})
export type Coupon = z.infer<typeof Coupon>

/** As a customer may type it. */
const CouponParams = z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)) })

export const readCoupon = defineEndpoint({
  id: 'loyalty.readCoupon',
  method: 'GET',
  path: '/v1/loyalty/coupons/{code}',
  access: 'secret',
  summary: 'What a code is worth, and whether it can be used now.',
  params: CouponParams,
  response: Coupon,
  problems: ['not_found'],
})

export const useCoupon = defineEndpoint({
  id: 'loyalty.useCoupon',
  method: 'POST',
  path: '/v1/loyalty/coupons/{code}/use',
  access: 'secret',
  summary:
    'Uses a code for an order, exactly once. The same order again is answered as the first time.',
  params: CouponParams,
  body: z.object({ orderId: Id, customerId: Id }),
  response: Coupon,
  problems: ['not_found', 'already_used', 'redemption_ended'],
})

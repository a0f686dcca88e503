/** Spending points: asked for, set aside, issued, used; or given back by one of the side exits. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Currency, Id, Instant, Points } from '../../../src/contract/scalars.ts'
import { OwnName, RewardValue } from './reward.ts'
import { Wallet } from './wallet.ts'

export const Redemption = z.object({
  id: Id,
  rewardId: Id,
  rewardName: z.string(),
  rewardNames: z.optional(OwnName),
  /**
   * `requested`: points are set aside, the code is being made. `held`: of a checkout hold, until `expiresAt`. `issued`: the code
   * can be used. `used`: spent on `orderId`. `cancelled`, `expired`, `failed`: the points are back.
   */
  status: z.enum(['requested', 'held', 'issued', 'used', 'cancelled', 'expired', 'failed']),
  mode: z.enum(['code', 'checkout_hold']),
  points: Points,
  /** What it takes off: of a variable reward an `amount`. */
  value: RewardValue,
  code: z.optional(z.string()),
  cartId: z.optional(Id),
  orderId: z.optional(Id),
  createdAt: Instant,
  /** When an unused code or hold ends by itself and the points come back. */
  expiresAt: Instant,
  /** The shopper may give it back now. */
  undoable: z.boolean(),
  /** Points that came back because what they bought was returned. */
  returned: z.optional(Points),
})
export type Redemption = z.infer<typeof Redemption>

/** Every change of a redemption answers the wallet it leaves, so that no second request is needed. */
export const RedemptionAnswer = z.object({ redemption: Redemption, wallet: Wallet })
export type RedemptionAnswer = z.infer<typeof RedemptionAnswer>

export const RedeemRequest = z.object({
  rewardId: Id,
  /** Of a variable reward: how many. */
  points: z.optional(Points.check(z.minimum(1), z.maximum(1_000_000_000))),
  mode: z.enum(['code', 'checkout_hold']),
  /** Needed by a hold, by a variable reward and by one with a least order. `subtotal`: merchandise, minor units. */
  cart: z.optional(
    z.object({
      id: Id,
      subtotal: z.int().check(z.minimum(0), z.maximum(1_000_000_000_000)),
      currency: Currency,
    }),
  ),
})
export type RedeemRequest = z.infer<typeof RedeemRequest>

export const redeem = defineEndpoint({
  id: 'loyalty.redeem',
  method: 'POST',
  path: '/v1/loyalty/redemptions',
  access: 'member',
  summary:
    'Spends points on a reward. Needs an Idempotency-Key (a UUID); the same key again, at whatever time and after whatever failure, never spends twice.',
  idempotent: true,
  body: RedeemRequest,
  response: RedemptionAnswer,
  problems: [
    'idempotency_conflict',
    'program_paused',
    'member_excluded',
    'unknown_reward',
    'debt',
    'insufficient_points',
    'min_points',
    'min_order',
    'tier_required',
    'not_started',
    'reward_ended',
    'out_of_stock',
    'limit_reached',
    'too_many_codes',
    'currency_mismatch',
    'code_unavailable',
  ],
})

export const listRedemptions = defineEndpoint({
  id: 'loyalty.listRedemptions',
  method: 'GET',
  path: '/v1/loyalty/redemptions',
  access: 'member',
  summary: 'Codes and holds that can still be used, newest first: also those of other devices.',
  response: z.object({ walletRevision: z.int(), items: z.array(Redemption) }),
})

const RedemptionParams = z.object({ redemptionId: Id })

export const readRedemption = defineEndpoint({
  id: 'loyalty.readRedemption',
  method: 'GET',
  path: '/v1/loyalty/redemptions/{redemptionId}',
  access: 'member',
  summary: 'One redemption as it stands, whatever became of it.',
  params: RedemptionParams,
  response: Redemption,
  problems: ['not_found'],
})

export const cancelRedemption = defineEndpoint({
  id: 'loyalty.cancelRedemption',
  method: 'DELETE',
  path: '/v1/loyalty/redemptions/{redemptionId}',
  access: 'member',
  summary:
    'Gives an unused code or hold back. The code is disabled first, so points never come back beside a code that works.',
  params: RedemptionParams,
  response: RedemptionAnswer,
  problems: ['not_found', 'already_used', 'redemption_ended', 'code_unavailable'],
})

export const extendRedemption = defineEndpoint({
  id: 'loyalty.extendRedemption',
  method: 'POST',
  path: '/v1/loyalty/redemptions/{redemptionId}/extend',
  access: 'member',
  summary:
    'Keeps a checkout hold for another half an hour, at most a day in all. Call it when the cart changes.',
  params: RedemptionParams,
  response: RedemptionAnswer,
  problems: ['not_found', 'already_used', 'redemption_ended'],
})

/** Rewards, and the hurdles before them: named before the tap, each with what is missing. */
import { z } from 'zod/mini'
import { Discount } from '../../../src/contract/coupon-value.ts'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Currency, Id, Instant, Money, Points } from '../../../src/contract/scalars.ts'

/** A merchant’s name of something by language; where one is missing, `name` is shown. */
export const OwnName = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}$/)),
  z.string().check(z.minLength(1), z.maxLength(100)),
)
export type OwnName = z.infer<typeof OwnName>

/** What a reward is worth at the till. */
export const RewardValue = z.union([
  Discount,
  /** Chosen by slider: `value` for every `step` points, up to `maxPercent` of the order. */
  z.object({
    kind: z.literal('variable'),
    step: Points,
    value: Money,
    min: Points,
    max: z.optional(Points),
    maxPercent: z.int(),
  }),
])
export type RewardValue = z.infer<typeof RewardValue>

export const Reward = z.object({
  id: Id,
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  names: z.optional(OwnName),
  value: RewardValue,
  /** Points it costs; of a variable one the least. */
  cost: Points,
  /** `code`: a code at once, to be used within `codeDays`. `checkout_hold`: set aside for this cart for half an hour at a time. */
  modes: z.array(z.enum(['code', 'checkout_hold'])),
  codeDays: z.int(),
  /** The balance it takes to redeem at all. */
  minPoints: z.optional(Points),
  /** Merchandise of the order it is used for. */
  minOrder: z.optional(Money),
  tierIds: z.optional(z.array(Id)),
  from: z.optional(Instant),
  until: z.optional(Instant),
  /** How many there are for everybody together. */
  stock: z.optional(z.int()),
  /** For one member: at most `max` in any `days` days, or ever. */
  limit: z.optional(z.object({ max: z.int(), days: z.optional(z.int()) })),
  /** The code counts for the next order only: another order paid before it is used ends it, and the points come back. */
  nextOrderOnly: z.optional(z.boolean()),
})
export type Reward = z.infer<typeof Reward>

/** Every reason a reward may be out of reach. */
export const HurdleCode = z.enum([
  'program_paused',
  'member_excluded',
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
  'next_order_only',
])
export type HurdleCode = z.infer<typeof HurdleCode>

/** One condition of a reward, kept or not. Codes of the unmet ones are the problem codes of redeeming. */
export const Hurdle = z.object({
  code: HurdleCode,
  met: z.boolean(),
  /** Of `insufficient_points`, `min_points` and `debt`: points to go. */
  missing: z.optional(Points),
  /** Of `min_order`: the whole of it, and what the cart still lacks where the cart is known. */
  minOrder: z.optional(Money),
  missingMoney: z.optional(Money),
  /** Of `tier_required`: any of these will do; the first is the easiest. */
  tierIds: z.optional(z.array(Id)),
  /** Of `not_started` and `reward_ended`. */
  at: z.optional(Instant),
  /** Of `out_of_stock`, `limit_reached` and `too_many_codes`: how many are left. */
  left: z.optional(z.int()),
  /** Of `limit_reached`: when there is one again; absent when never. */
  resetsAt: z.optional(Instant),
})
export type Hurdle = z.infer<typeof Hurdle>

export const RewardOffer = z.object({
  reward: Reward,
  /** All hurdles are met. */
  eligible: z.boolean(),
  /** The conditions this reward has, met ones too, and whatever stands in the way. */
  hurdles: z.array(Hurdle),
  /** Of a variable one: the most that can be spent now on this cart, and what it is worth; 0 below its least. */
  slider: z.optional(z.object({ max: Points, value: Money })),
})
export type RewardOffer = z.infer<typeof RewardOffer>

export const readRewards = defineEndpoint({
  id: 'loyalty.readRewards',
  method: 'GET',
  path: '/v1/loyalty/rewards',
  access: 'member',
  summary:
    'Every reward with its hurdles for this member and, if `subtotal` and `currency` are given, this cart.',
  query: z.object({
    /** Merchandise in the cart, minor units. */
    subtotal: z.optional(z.string().check(z.regex(/^\d{1,13}$/))),
    currency: z.optional(Currency),
  }),
  response: z.object({ walletRevision: z.int(), items: z.array(RewardOffer) }),
  problems: ['not_found', 'currency_mismatch'],
})

/** The rules of inviting: what each side gets, on which conditions. The rules a guest may know. */
import { z } from 'zod/mini'
import { CouponValue } from '../../../src/contract/coupon-value.ts'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Currency, Id, Money, PublicKey } from '../../../src/contract/scalars.ts'

/** A merchant’s own text by language. */
export const OwnText = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}$/)),
  z.string().check(z.minLength(1), z.maxLength(500)),
)
export type OwnText = z.infer<typeof OwnText>

/** `points` go to the member’s wallet; everything else is a code of its own. */
export const ReferralReward = CouponValue
export type ReferralReward = z.infer<typeof ReferralReward>

/** More, once: when `friends` friends have been rewarded. */
export const LadderStep = z.object({ friends: z.int(), reward: ReferralReward })
export type LadderStep = z.infer<typeof LadderStep>

export const ReferralProgram = z.object({
  id: Id,
  revision: z.int(),
  /** Only while `active` invitations can be taken and are paid. */
  status: z.enum(['draft', 'active', 'paused']),
  timezone: z.string(),
  currency: Currency,
  /** For each friend. */
  advocateReward: ReferralReward,
  friendReward: ReferralReward,
  ladder: z.array(LadderStep),
  /** Merchandise of the friend’s first order, after discounts. */
  minOrder: Money,
  /** Days from payment until the advocate is paid: a day longer than goods can be returned. */
  holdDays: z.int(),
  /** Days a friend has from taking the invitation to ordering. */
  claimDays: z.int(),
  /** Days a code of a reward can be used. */
  codeDays: z.int(),
  /** Rewards for one advocate in `days` days; friends over it are still welcomed. */
  cap: z.object({ max: z.int(), days: z.int() }),
  /** Shoppers without an account may invite, with their own e-mail. */
  guests: z.boolean(),
  /** The friend is asked for an e-mail before the code is shown. */
  emailNeeded: z.boolean(),
  /** Advocates may let friends see their first name. */
  names: z.boolean(),
  /** Where links lead: a path of the shop. */
  landingPath: z.string().check(z.maxLength(2048), z.regex(/^\/(?!\/)/)),
  /** The text to share, with `{link}` in it; without one, the widget’s own words. */
  message: z.optional(OwnText),
  termsUrl: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(\/(?!\/)|https:\/\/)/))),
  /** Whom to ask about a refusal: an e-mail address, a path of the shop, or an https address. */
  contact: z.optional(
    z
      .string()
      .check(z.maxLength(2048), z.regex(/^(\/(?!\/)|https:\/\/|[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$)/)),
  ),
})
export type ReferralProgram = z.infer<typeof ReferralProgram>

export const readReferralProgram = defineEndpoint({
  id: 'referral.readProgram',
  method: 'GET',
  path: '/v1/referral/program',
  access: 'public',
  summary: 'What each side gets for an invitation, and on which conditions; cacheable.',
  query: z.object({ key: PublicKey }),
  response: ReferralProgram,
  problems: ['unknown_shop', 'not_found'],
})

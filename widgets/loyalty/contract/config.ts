/** The widget’s part of the shop’s config, and what it tells of how it is used. */
import { z } from 'zod/mini'
import { defineEvents } from '../../../src/contract/event.ts'
import { Id } from '../../../src/contract/scalars.ts'

/** Part `widgets.loyalty` of the shop’s config. */
export const LoyaltyConfig = z.object({
  enabled: z._default(z.boolean(), true),
  /** Where a guest signs in or joins: a path of the shop, or an https address. */
  signInUrl: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(\/(?!\/)|https:\/\/)/))),
})
export type LoyaltyConfig = z.infer<typeof LoyaltyConfig>

export const loyaltyEvents = defineEvents({
  'loyalty.wallet_viewed': {
    purpose: 'analytics',
    summary: 'The wallet was seen, in the panel or in the page.',
    props: z.object({ place: z.enum(['panel', 'page']), member: z.boolean() }),
  },
  'loyalty.tier_reached': {
    purpose: 'analytics',
    summary: 'The shopper saw for the first time that they had risen to a level.',
    props: z.object({ tierId: Id }),
  },
  'loyalty.reward_redeemed': {
    purpose: 'analytics',
    summary: 'The shopper spent points on a reward and got its code.',
    props: z.object({ rewardId: Id, points: z.int() }),
  },
  'loyalty.code_applied': {
    purpose: 'analytics',
    summary: 'The shop’s cart took a code of the programme, or the shopper copied it.',
    props: z.object({ rewardId: Id, by: z.enum(['cart', 'copy']) }),
  },
  'loyalty.redemption_undone': {
    purpose: 'analytics',
    summary: 'The shopper gave an unused code back and has the points again.',
    props: z.object({ rewardId: Id }),
  },
})

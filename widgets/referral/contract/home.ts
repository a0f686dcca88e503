/** The advocate’s side: the link, the friends and how far each is, the rewards. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant } from '../../../src/contract/scalars.ts'
import { LadderStep, ReferralReward } from './program.ts'

/**
 * `claimed` took the invitation. `ordered` not paid yet. `pending` paid; the reward waits until `at`. `review` a person looks at it, at the
 * latest by `at`. `approved` the reward is due and waits for something, such as an account. `rewarded`. `rejected`. `expired` did not order
 * in time.
 */
export const FriendStatus = z.enum([
  'claimed',
  'ordered',
  'pending',
  'review',
  'approved',
  'rewarded',
  'rejected',
  'expired',
])
export type FriendStatus = z.infer<typeof FriendStatus>

/** Why an invitation brings nothing. What points to abuse is summed up as `not_eligible`. */
export const FriendReason = z.enum([
  'refunded',
  'cancelled',
  'min_order',
  'not_new_customer',
  'own_link',
  'cap_reached',
  'not_eligible',
])
export type FriendReason = z.infer<typeof FriendReason>

export const Friend = z.object({
  id: Id,
  /** As much as an advocate may know: `M•••` or `m•••@e•••.com`. */
  mask: z.string(),
  status: FriendStatus,
  reason: z.optional(FriendReason),
  /** When it came to this status. */
  since: Instant,
  /** Until when it takes: the invitation or the code, the wait, the review. */
  until: z.optional(Instant),
  /** What it brings, or brought. */
  reward: z.optional(ReferralReward),
})
export type Friend = z.infer<typeof Friend>

/** A code the advocate was given and has not used. */
export const EarnedReward = z.object({
  id: Id,
  code: z.string(),
  value: ReferralReward,
  expiresAt: Instant,
  /** Merchandise the order needs, minor units. */
  minOrder: z.optional(z.int()),
})
export type EarnedReward = z.infer<typeof EarnedReward>

export const ReferralHome = z.object({
  /** Grows with every change; an older answer never replaces a newer one. */
  revision: z.int(),
  /** As it stands in the link: the shopper’s own one, if there is one. */
  code: z.string(),
  /** Where it leads, `ref` included. */
  link: z.string(),
  /** Whether friends see the first name, and which. */
  name: z.object({ shown: z.boolean(), first: z.optional(z.string()) }),
  /** How many friends took the invitation, ordered, and were rewarded. */
  counts: z.object({ claimed: z.int(), ordered: z.int(), rewarded: z.int() }),
  /** Rewards that can still be earned until `resetsAt`; without it, at any time. */
  cap: z.object({ left: z.int(), resetsAt: z.optional(Instant) }),
  nextStep: z.nullable(z.object({ ...LadderStep.shape, missing: z.int() })),
  /** Newest first, at most 50; `readFriends` reads on. */
  friends: z.array(Friend),
  nextCursor: z.nullable(z.string()),
  rewards: z.array(EarnedReward),
})
export type ReferralHome = z.infer<typeof ReferralHome>

export const readReferralHome = defineEndpoint({
  id: 'referral.readHome',
  method: 'GET',
  path: '/v1/referral/home',
  access: 'member',
  summary: 'The link of the signed-in shopper, their friends and their rewards.',
  response: ReferralHome,
  problems: ['not_found', 'program_paused', 'member_excluded'],
})

export const readFriends = defineEndpoint({
  id: 'referral.readFriends',
  method: 'GET',
  path: '/v1/referral/friends',
  access: 'member',
  summary: 'The friends, newest first, from `cursor` on.',
  query: z.object({ cursor: z.optional(z.string().check(z.maxLength(200))) }),
  response: z.object({ items: z.array(Friend), nextCursor: z.nullable(z.string()) }),
})

/** 3 to 30 letters, digits and hyphens, typed in either case; accents are taken off. */
export const OwnCode = z.string().check(z.minLength(3), z.maxLength(64))

export const setOwnCode = defineEndpoint({
  id: 'referral.setCode',
  method: 'PUT',
  path: '/v1/referral/code',
  access: 'member',
  summary: 'A code of the shopper’s own choice. Links and codes of before go on working.',
  body: z.object({ code: OwnCode }),
  response: ReferralHome,
  problems: ['code_taken', 'code_unfit', 'limit_reached', 'program_paused', 'member_excluded'],
})

export const setNameShown = defineEndpoint({
  id: 'referral.setName',
  method: 'PUT',
  path: '/v1/referral/name',
  access: 'member',
  summary: 'Whether friends see the shopper’s first name. Off until said otherwise.',
  body: z.object({ shown: z.boolean() }),
  response: ReferralHome,
  problems: ['not_found'],
})

/** Between the shop’s own server and the backend: what became of an invitation, and deciding about it. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant } from '../../../src/contract/scalars.ts'
import { FriendReason, FriendStatus } from './home.ts'

/** Facts that speak for an honest mistake alone, and against it together. */
export const Flag = z.enum([
  'same_visitor',
  'same_device',
  'same_address',
  'same_name',
  'disposable_email',
  'many_from_one_network',
  'too_fast',
  'coupon_site',
])
export type Flag = z.infer<typeof Flag>

/** Facts that refuse by themselves. */
export const BlockReason = z.enum([
  'same_email',
  'same_customer',
  'same_phone',
  'own_link',
  'loop',
  'block_list',
  'not_new_customer',
])
export type BlockReason = z.infer<typeof BlockReason>

export const Decision = z.object({
  decision: z.enum(['approve', 'reject']),
  /** For the merchant’s own records. */
  note: z.optional(z.string().check(z.maxLength(500))),
})
export type Decision = z.infer<typeof Decision>

/** An invitation as the merchant sees it. */
export const ReferralCase = z.object({
  claimId: Id,
  status: FriendStatus,
  reason: z.optional(FriendReason),
  flags: z.array(Flag),
  blocks: z.array(BlockReason),
  advocate: z.object({
    code: z.string(),
    customerId: z.optional(Id),
    name: z.optional(z.string()),
  }),
  friend: z.object({
    customerId: z.optional(Id),
    email: z.optional(z.string()),
    name: z.optional(z.string()),
  }),
  orderId: z.optional(Id),
  /** Merchandise of the order, minor units. */
  orderValue: z.optional(z.int()),
  claimedAt: Instant,
  since: Instant,
  until: z.optional(Instant),
  /** What becomes of a review at `until` when nobody has said a word. */
  lapsesTo: z.optional(z.enum(['approve', 'reject'])),
  note: z.optional(z.string()),
})
export type ReferralCase = z.infer<typeof ReferralCase>

export const decideReferral = defineEndpoint({
  id: 'referral.decide',
  method: 'POST',
  path: '/v1/referral/claims/{claimId}/decision',
  access: 'secret',
  summary:
    'Approves or rejects an invitation, whatever was found. Once it is paid, nothing can be taken back here.',
  params: z.object({ claimId: Id }),
  body: Decision,
  response: ReferralCase,
  problems: ['not_found', 'already_decided'],
})

/** The merchant’s console: the rules as versions, what is to be looked at, and what inviting brings. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Money } from '../../../src/contract/scalars.ts'
import { FriendStatus } from './home.ts'
import { ReferralProgram } from './program.ts'
import { Decision, ReferralCase } from './shop-server.ts'

/** The rules as a merchant writes them; id, revision, currency and time zone are the backend’s. */
export const ReferralRules = z.omit(ReferralProgram, {
  id: true,
  revision: true,
  timezone: true,
  currency: true,
})
export type ReferralRules = z.infer<typeof ReferralRules>

export const ReferralVersion = z.object({ program: ReferralProgram, createdAt: Instant })
export type ReferralVersion = z.infer<typeof ReferralVersion>

export const readReferralVersions = defineEndpoint({
  id: 'referral.readVersions',
  method: 'GET',
  path: '/v1/merchant/referral/program',
  access: 'merchant',
  summary: 'The rules in force, and the newest draft over them.',
  response: z.object({ inForce: z.nullable(ReferralVersion), draft: z.nullable(ReferralVersion) }),
})

export const saveReferralProgram = defineEndpoint({
  id: 'referral.saveProgram',
  method: 'PUT',
  path: '/v1/merchant/referral/program',
  access: 'merchant',
  summary:
    'Saves a new version. A draft changes nothing; `active` and `paused` come into force at once. Rules that cannot work are refused.',
  body: z.object({ basedOn: z.int(), rules: ReferralRules }),
  response: ReferralVersion,
  problems: ['revision_conflict', 'impossible_rules'],
})

/** Why rules cannot work; `params.path` of the problem `impossible_rules` names the field, `params.reason` is one of these. */
export const ReferralFault = z.enum([
  'out_of_range',
  'wrong_currency',
  'costs_nothing',
  'ladder_not_ascending',
  'min_order_below_reward',
  'hold_too_short',
  'field_not_of_this_kind',
  'message_without_link',
])
export type ReferralFault = z.infer<typeof ReferralFault>

export const listReferralCases = defineEndpoint({
  id: 'referral.listCases',
  method: 'GET',
  path: '/v1/merchant/referral/cases',
  access: 'merchant',
  summary: 'Invitations, the oldest open review first, then the newest; from `cursor` on.',
  query: z.object({
    status: z.optional(FriendStatus),
    cursor: z.optional(z.string().check(z.maxLength(200))),
  }),
  response: z.object({ items: z.array(ReferralCase), nextCursor: z.nullable(z.string()) }),
})

export const decideCase = defineEndpoint({
  id: 'referral.decideCase',
  method: 'POST',
  path: '/v1/merchant/referral/cases/{claimId}/decision',
  access: 'merchant',
  summary: 'Approves or rejects an invitation that waits.',
  params: z.object({ claimId: Id }),
  body: Decision,
  response: ReferralCase,
  problems: ['not_found', 'already_decided'],
})

export const readReferralNumbers = defineEndpoint({
  id: 'referral.readNumbers',
  method: 'GET',
  path: '/v1/merchant/referral/numbers',
  access: 'merchant',
  summary: 'What inviting has brought in the last 30 days, and ever.',
  response: z.object({
    days: z.int(),
    /** How often an invitation was looked at, taken, ordered with, and rewarded. */
    recent: z.object({ visited: z.int(), claimed: z.int(), ordered: z.int(), rewarded: z.int() }),
    ever: z.object({ visited: z.int(), claimed: z.int(), ordered: z.int(), rewarded: z.int() }),
    waiting: z.int(),
    inReview: z.int(),
    rejected: z.int(),
    /** Merchandise that invited friends bought and kept. */
    revenue: Money,
    advocates: z.int(),
  }),
})

export const ReferralBlock = z.object({
  kind: z.enum(['email', 'domain', 'code']),
  value: z.string().check(z.minLength(3), z.maxLength(320)),
})
const Blocks = z.object({ items: z.array(z.object({ ...ReferralBlock.shape, since: Instant })) })

export const readReferralBlocks = defineEndpoint({
  id: 'referral.readBlocks',
  method: 'GET',
  path: '/v1/merchant/referral/blocks',
  access: 'merchant',
  summary: 'The block list, newest first.',
  response: Blocks,
})

export const setReferralBlock = defineEndpoint({
  id: 'referral.setBlock',
  method: 'PUT',
  path: '/v1/merchant/referral/blocks',
  access: 'merchant',
  summary: 'Puts an e-mail, a domain or a code on the block list, or takes it off.',
  body: z.object({ ...ReferralBlock.shape, blocked: z.boolean() }),
  response: Blocks,
})

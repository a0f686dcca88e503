/** The merchant’s console: looking a member up, to answer a question about their points. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant } from '../../../src/contract/scalars.ts'
import { HistoryRow } from './history.ts'
import { Redemption } from './redemption.ts'
import { Wallet } from './wallet.ts'

export const MemberEntry = z.object({
  memberId: Id,
  /** The shop’s own id of the customer. */
  customerId: z.string(),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  since: Instant,
})
export type MemberEntry = z.infer<typeof MemberEntry>

export const findMembers = defineEndpoint({
  id: 'loyalty.findMembers',
  method: 'GET',
  path: '/v1/merchant/loyalty/members',
  access: 'merchant',
  summary:
    'Members whose e-mail, customer id or member id begins with the text; at most 20, by e-mail.',
  query: z.object({ search: z.string().check(z.minLength(1), z.maxLength(320)) }),
  response: z.object({ items: z.array(MemberEntry) }),
})

export const readMemberFile = defineEndpoint({
  id: 'loyalty.readMemberFile',
  method: 'GET',
  path: '/v1/merchant/loyalty/members/{memberId}',
  access: 'merchant',
  summary:
    'All about the points of one member: wallet, the newest 50 codes, and the history, from `cursor` on.',
  params: z.object({ memberId: Id }),
  query: z.object({ cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))) }),
  response: z.object({
    member: MemberEntry,
    wallet: Wallet,
    redemptions: z.array(Redemption),
    history: z.object({ items: z.array(HistoryRow), nextCursor: z.nullable(z.string()) }),
  }),
  problems: ['not_found'],
})

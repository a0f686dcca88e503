/** Earning beside purchases: joining, visits, birthdays and what the page may tell of. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Points } from '../../../src/contract/scalars.ts'
import { Wallet } from './wallet.ts'

/** How one earn rule stands for this member. */
export const EarnStanding = z.object({
  ruleId: Id,
  /** It earns now, if the shopper does it. */
  open: z.boolean(),
  /** Why not: `limit_reached`, `tier_required`, `not_started`, `rule_ended`, `program_paused`, `member_excluded`, `done`. */
  reason: z.optional(z.string()),
  /** How often it earned. */
  count: z.int(),
  /** How often it still can, until `resetsAt`; absent without a limit. */
  left: z.optional(z.int()),
  /** When `left` grows again; absent when never. */
  resetsAt: z.optional(Instant),
  /** Of a visit rule with a streak: days in a row up to today, and how many it takes. */
  streak: z.optional(z.object({ days: z.int(), of: z.int() })),
  /** Of a birthday rule: what was entered, from when on it pays, and when it may be changed again. */
  birthday: z.optional(
    z.object({ month: z.int(), day: z.int(), paysFrom: Instant, editableAt: Instant }),
  ),
})
export type EarnStanding = z.infer<typeof EarnStanding>

export const readEarning = defineEndpoint({
  id: 'loyalty.readEarning',
  method: 'GET',
  path: '/v1/loyalty/earning',
  access: 'member',
  summary:
    'Every earn rule: whether it earns now, how often it did, what is left and when it resets.',
  response: z.object({ walletRevision: z.int(), items: z.array(EarnStanding) }),
  problems: ['not_found'],
})

export const ActionAnswer = z.object({
  /** `false` when nothing was earned: told before, or a streak still under way. */
  applied: z.boolean(),
  points: Points,
  standing: EarnStanding,
  wallet: Wallet,
})
export type ActionAnswer = z.infer<typeof ActionAnswer>

export const act = defineEndpoint({
  id: 'loyalty.act',
  method: 'POST',
  path: '/v1/loyalty/actions',
  access: 'member',
  summary:
    'The page tells of an action whose rule allows that. Once per `sourceId`; a visit once per day of the programme.',
  idempotent: true,
  body: z.object({ ruleId: Id, sourceId: z.optional(Id) }),
  response: ActionAnswer,
  problems: [
    'earn_forbidden',
    'idempotency_conflict',
    'unknown_rule',
    'limit_reached',
    'tier_required',
    'not_started',
    'rule_ended',
    'program_paused',
    'member_excluded',
  ],
})

export const join = defineEndpoint({
  id: 'loyalty.join',
  method: 'POST',
  path: '/v1/loyalty/join',
  access: 'member',
  summary: 'Joins the programme, with what was agreed to. Earns the sign-up points, once.',
  body: z.object({
    /** Names the text the shopper saw, as `terms-2026-05`. */
    consent: z.object({ textId: Id }),
  }),
  response: z.object({ joinedAt: Instant, points: Points, wallet: Wallet }),
  problems: ['program_paused', 'member_excluded', 'not_found'],
})

export const setBirthday = defineEndpoint({
  id: 'loyalty.setBirthday',
  method: 'PUT',
  path: '/v1/loyalty/birthday',
  access: 'member',
  summary: 'Month and day, never the year. Pays 30 days after it was entered at the earliest.',
  body: z.object({
    month: z.int().check(z.minimum(1), z.maximum(12)),
    day: z.int().check(z.minimum(1), z.maximum(31)),
  }),
  response: z.object({ month: z.int(), day: z.int(), paysFrom: Instant, editableAt: Instant }),
  problems: ['birthday_locked', 'unknown_rule', 'program_paused', 'member_excluded'],
})

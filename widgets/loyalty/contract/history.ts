/** The history: one row for each change of the points, in the shopper’s words by its type and reason. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Points } from '../../../src/contract/scalars.ts'

export const HistoryRow = z.object({
  /** 1, 2, 3 … for each member. */
  entry: z.int(),
  at: Instant,
  /**
   * `earn` awarded. `release` can be spent from now on. `redeem` set aside for a reward. `redeem_cancel` back from one.
   * `clawback` taken back with the goods. `expire` not used in time. `adjust` corrected. `reschedule` released at another time.
   */
  type: z.enum([
    'earn',
    'release',
    'redeem',
    'redeem_cancel',
    'clawback',
    'expire',
    'adjust',
    'reschedule',
  ]),
  /** Of what the row brought: `pending` waits still, `settled` is final, `void` was taken back whole. */
  status: z.enum(['pending', 'settled', 'void']),
  /** Change of the balance, pending points included; 0 for `release` and `reschedule`. */
  points: Points,
  /** What the row is about where `points` is 0: released points. */
  moved: z.optional(Points),
  /** Spendable, waiting and owed (below zero) together after this row; absent in rows older than this field. */
  balanceAfter: z.optional(z.int()),
  /** `purchase` for the rate of the programme, the id of an earn rule, a reward or a correction. */
  rule: z.string(),
  /** Why, as a code with its parameters: `order_paid`, `order_refunded`, `order_cancelled`, `coupon_used`, `referral_rewarded`, `hold_ended`, `undone`, `code_expired` … */
  reason: z.string(),
  params: z.optional(z.record(z.string(), z.unknown())),
  orderId: z.optional(Id),
  redemptionId: z.optional(Id),
  availableAt: z.optional(Instant),
  expiresAt: z.optional(Instant),
  /** Which awards it opened, filled or took from. */
  lots: z.array(z.object({ lot: z.int(), points: z.int() })),
})
export type HistoryRow = z.infer<typeof HistoryRow>

export const readHistory = defineEndpoint({
  id: 'loyalty.readHistory',
  method: 'GET',
  path: '/v1/loyalty/history',
  access: 'member',
  summary: 'The rows, newest first; `nextCursor` reads on, and is null at the end.',
  query: z.object({
    cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
    limit: z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/))),
  }),
  response: z.object({ items: z.array(HistoryRow), nextCursor: z.nullable(z.string()) }),
})

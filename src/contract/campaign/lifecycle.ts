/** What a shop knows of its customers as a whole, so that a page can place one of them without seeing the others. */
import { z } from 'zod/mini'
import { Currency, Instant } from '../scalars.ts'

/** The two values that part a shop's customers into three. */
const Thirds = z.tuple([z.number(), z.number()])

export const CutPoints = z.object({
  /** Days since the last order. */
  recency: Thirds,
  /** Orders. */
  frequency: Thirds,
  /** Spent in 365 days, minor units of `currency`. */
  monetary: Thirds,
  /** Whoever spent as much in 365 days is a VIP: the tenth that spent most. */
  vipSpend: z.int(),
})
export type CutPoints = z.infer<typeof CutPoints>

export const LifecycleConfig = z.object({
  /** Between two orders of the same customer; 60 while there are fewer than 50 such gaps. */
  medianGapDays: z.number().check(z.positive()),
  currency: Currency,
  /** What a customer spends in 365 days, minor units; the one in the middle. */
  medianSpend: z.optional(z.int()),
  /** From 50 customers on; before, fixed rules hold. */
  cutPoints: z.optional(CutPoints),
  /** Tiers that make a VIP, beside what was spent. */
  vipTiers: z._default(z.array(z.string()), []),
  computedAt: Instant,
})
export type LifecycleConfig = z.infer<typeof LifecycleConfig>

export const Stage = z.enum([
  'new_visitor',
  'returning_visitor',
  'cart_abandoner',
  'new_customer',
  'second_order_due',
  'active',
  'at_risk',
  'lapsed',
  'lost',
])
export type Stage = z.infer<typeof Stage>

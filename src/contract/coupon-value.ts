/** What codes are worth: of coupons at the till, and of rewards in widgets, which need nothing else of coupons. */
import { z } from 'zod/mini'
import { Id, Money } from './scalars.ts'

/** What a code takes off, or adds to the parcel. */
export const Discount = z.union([
  z.object({ kind: z.literal('amount'), off: Money }),
  z.object({ kind: z.literal('percent'), percent: z.int(), max: z.optional(Money) }),
  z.object({ kind: z.literal('shipping') }),
  z.object({ kind: z.literal('product'), productId: Id }),
  /** The gift of the month: given away while there are any. */
  z.object({ kind: z.literal('gift'), productId: Id }),
  z.object({ kind: z.literal('credit'), amount: Money }),
])
export type Discount = z.infer<typeof Discount>

export const CouponValue = z.union([
  Discount,
  /** Nothing off: the order earns these points beside its own. */
  z.object({ kind: z.literal('points'), points: z.int() }),
])
export type CouponValue = z.infer<typeof CouponValue>

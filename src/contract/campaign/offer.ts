/** What a campaign may give away, and until when: a deadline is a moment somebody can be held to. */
import { z } from 'zod/mini'
import { Discount } from '../coupon-value.ts'
import { Id, Instant, Money } from '../scalars.ts'

export const OfferRule = z.object({
  id: Id,
  value: Discount,
  ends: z.union([
    /** The same moment for everybody. */
    z.object({ at: Instant }),
    /** So long after the backend gave it to this shopper; only a backend can hold that. */
    z.object({ minutesAfterIssue: z.int().check(z.minimum(5), z.maximum(43_200)) }),
  ]),
  /** Merchandise the cart needs. */
  minOrder: z.optional(Money),
  /** Days before the same shopper may be given it again. */
  cooldownDays: z._default(z.int().check(z.minimum(0), z.maximum(3650)), 90),
  /** How many there are, as of a gift; any number if left out. */
  stock: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  /** The least a cart must be worth after it. */
  floor: z.optional(Money),
})
export type OfferRule = z.infer<typeof OfferRule>

/** How often a campaign may be shown to the same shopper. */
import { z } from 'zod/mini'
import { Instant } from '../scalars.ts'

const Times = z.int().check(z.minimum(1), z.maximum(1000))

export const Caps = z.object({
  perPage: z.optional(Times),
  perVisit: z.optional(Times),
  /** At most once in that time. */
  every: z.optional(
    z.object({
      n: z.int().check(z.minimum(1), z.maximum(365)),
      unit: z.enum(['hour', 'day', 'week', 'month']),
    }),
  ),
  total: z.optional(Times),
  /** After it was closed once, or led to what it is for, or was closed that often. */
  stopAfter: z.optional(z.union([z.enum(['close', 'convert']), Times])),
})
export type Caps = z.infer<typeof Caps>

/** How often a campaign was shown, and what came of it; kept in the browser, and for members at the backend too. */
export const Tally = z.object({
  /** The latest ones. */
  shownAt: z.array(Instant).check(z.maxLength(50)),
  shows: z.int(),
  closes: z.int(),
  conversions: z.int(),
})
export type Tally = z.infer<typeof Tally>

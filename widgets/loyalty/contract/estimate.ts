/** What a product or a cart would earn: the very reckoning that awards the order later. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Currency, Id, Instant, Points, PublicKey } from '../../../src/contract/scalars.ts'

const Amount = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

export const EstimateLine = z.object({
  id: Id,
  quantity: z.int().check(z.minimum(1), z.maximum(100_000)),
  /** Price of one, minor units, without tax. */
  unit: Amount,
  /** Off the whole line. */
  discount: z.optional(Amount),
  excluded: z.optional(z.boolean()),
})
export type EstimateLine = z.infer<typeof EstimateLine>

const Cart = {
  lines: z.array(EstimateLine).check(z.minLength(1), z.maxLength(500)),
  /** Off the whole cart, such as by a coupon; shared out over the lines by what they cost. */
  discount: z.optional(Amount),
  currency: Currency,
}

export const Estimate = z.object({
  points: Points,
  /** By rule: `purchase` is the rate of the programme. */
  breakdown: z.array(z.object({ rule: z.string(), points: Points })),
  /** The least more that would earn another point. */
  nextThreshold: z.nullable(z.object({ missing: Amount, points: Points })),
  /** A time of more points ends then, and the estimate with it. */
  validUntil: z.optional(Instant),
  programRevision: z.int(),
})
export type Estimate = z.infer<typeof Estimate>

export const estimate = defineEndpoint({
  id: 'loyalty.estimate',
  method: 'POST',
  path: '/v1/loyalty/estimate',
  access: 'public',
  summary:
    'What a cart earns for somebody without a tier, by the basic rate and every-purchase rules.',
  body: z.object({ key: PublicKey, ...Cart }),
  response: Estimate,
  problems: ['not_found', 'currency_mismatch', 'program_paused'],
})

export const estimateForMember = defineEndpoint({
  id: 'loyalty.estimateForMember',
  method: 'POST',
  path: '/v1/loyalty/wallet/estimate',
  access: 'member',
  summary:
    'What a cart earns this member: with the tier’s rate and the first-purchase rule, if it is the first.',
  body: z.object(Cart),
  response: Estimate,
  problems: ['not_found', 'currency_mismatch', 'program_paused', 'member_excluded'],
})

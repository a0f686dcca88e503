/** What a campaign is made of: facts first, offers after a reason was heard. */
import { z } from 'zod/mini'
import { Id } from '../scalars.ts'
import { ShopUrl } from './facts.ts'

/** Names a text of the campaign. */
export const TextKey = z.string().check(z.regex(/^[a-z][\dA-Za-z]{0,39}$/))

export const Reason = z.enum(['cost', 'trust', 'length', 'looking'])
export type Reason = z.infer<typeof Reason>

export const FactKind = z.enum(['shipping', 'delivery', 'returns', 'payment'])
export type FactKind = z.infer<typeof FactKind>

const Simple = [
  z.object({ type: z.literal('text'), key: TextKey }),
  /** Of what the shop says about itself; none is made up. */
  z.object({ type: z.literal('facts'), facts: z.array(FactKind).check(z.minLength(1)) }),
  /** Issued when it is shown, and put into the cart. */
  z.object({ type: z.literal('offer'), offerId: Id }),
  /** How much is missing until shipping is free. */
  z.object({ type: z.literal('free-shipping') }),
  z.object({ type: z.literal('save-cart') }),
  z.object({ type: z.literal('ask-person') }),
  /** What the member has, and would lose. */
  z.object({ type: z.literal('points') }),
  z.object({
    type: z.literal('products'),
    source: z.enum(['recent', 'cart', 'recommended', 'new']),
    max: z._default(z.int().check(z.minimum(1), z.maximum(12)), 4),
  }),
  z.object({ type: z.literal('link'), key: TextKey, url: ShopUrl }),
  /** `key` is what it shows, for those who do not see it. */
  z.object({ type: z.literal('image'), key: TextKey, url: ShopUrl }),
  /** The order that is late, and the coupon for it. */
  z.object({ type: z.literal('order') }),
] as const

export const SimpleBlock = z.discriminatedUnion('type', Simple)
export type SimpleBlock = z.infer<typeof SimpleBlock>

/** Asks why before anything is offered, and answers each reason with its own blocks. */
const Reasons = z.object({
  type: z.literal('reasons'),
  reasons: z
    .array(z.object({ id: Reason, blocks: z.array(SimpleBlock).check(z.maxLength(10)) }))
    .check(z.minLength(1), z.maxLength(4)),
})

export const Block = z.discriminatedUnion('type', [...Simple, Reasons])
export type Block = z.infer<typeof Block>

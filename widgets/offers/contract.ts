/** The widget’s part of the shop’s config. What it asks and tells is that of all campaigns: src/contract/campaign. */
import { z } from 'zod/mini'
import { ShopUrl } from '../../src/contract/campaign/facts.ts'

/** Part `widgets.offers` of the shop’s config. */
export const OffersConfig = z.object({
  enabled: z._default(z.boolean(), true),
  /** Where a guest signs in: a path of the shop, or an https address. */
  signInUrl: z.optional(ShopUrl),
})
export type OffersConfig = z.infer<typeof OffersConfig>

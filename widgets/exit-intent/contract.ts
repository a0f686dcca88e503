/** The widget’s part of the shop’s config. What it asks a backend is campaigns’ and carts’: src/contract/campaign. */
import { z } from 'zod/mini'

/** Part `widgets.exit-intent` of the shop’s config. */
export const ExitIntentConfig = z.object({
  enabled: z._default(z.boolean(), true),
  /** Takes `regulars-cart` out of the address bar once it was read, in the same history entry. Off, the address stays as it came. */
  cleanAddress: z._default(z.boolean(), false),
})
export type ExitIntentConfig = z.infer<typeof ExitIntentConfig>

/** The widget’s part of the shop’s config. */
import { z } from 'zod/mini'

/** Part `widgets.feedback` of the shop’s config. */
export const FeedbackConfig = z.object({
  enabled: z._default(z.boolean(), true),
  /** Free texts go along with the events, to every destination: only where its owner may read what shoppers write. */
  eventsWithText: z._default(z.boolean(), false),
})
export type FeedbackConfig = z.infer<typeof FeedbackConfig>

/** What an error looks like on the wire: RFC 9457 problem details with a code that clients switch on. */
import { z } from 'zod/mini'

/** RFC 9457. Unknown codes are kept as text, so that an older client can read a newer server. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  params: z._default(z.record(z.string(), z.unknown()), {}),
  retryable: z.boolean(),
  requestId: z.optional(z.string()),
})
export type Problem = z.infer<typeof Problem>

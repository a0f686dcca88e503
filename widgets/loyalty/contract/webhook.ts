/** What the merchant’s server is told by itself: signed, repeated until it is taken, each with an id to know it by. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant } from '../../../src/contract/scalars.ts'

/** `points.earned`, `redemption.issued`: noun, then what happened. */
export const LoyaltyWebhookType = z.enum([
  'points.earned',
  'points.released',
  'points.clawed_back',
  'points.expiring',
  'points.expired',
  'points.adjusted',
  'redemption.held',
  'redemption.issued',
  'redemption.used',
  'redemption.cancelled',
  'redemption.expired',
  'redemption.failed',
  'redemption.rejected',
  'tier.changed',
  'member.joined',
])
export type LoyaltyWebhookType = z.infer<typeof LoyaltyWebhookType>

/**
 * The body of a webhook. The header `Regulars-Signature` is `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` with the secret of the
 * endpoint; refuse one older than five minutes. Any 2xx takes it; anything else is repeated for three days.
 */
export const LoyaltyWebhook = z.object({
  /** The same in every repeat. */
  id: Id,
  type: LoyaltyWebhookType,
  at: Instant,
  /** The shop’s own id of the customer. */
  customerId: Id,
  data: z.record(z.string(), z.unknown()),
})
export type LoyaltyWebhook = z.infer<typeof LoyaltyWebhook>

const WebhookUrl = z.string().check(z.maxLength(2048), z.regex(/^https?:\/\/\S+$/))

export const setWebhook = defineEndpoint({
  id: 'loyalty.setWebhook',
  method: 'PUT',
  path: '/v1/loyalty/webhook',
  access: 'secret',
  summary:
    'Where to tell the shop’s server of changes. The answer carries a new secret, shown this once.',
  body: z.object({ url: WebhookUrl }),
  response: z.object({ url: z.string(), secret: z.string() }),
})

export const readWebhook = defineEndpoint({
  id: 'loyalty.readWebhook',
  method: 'GET',
  path: '/v1/loyalty/webhook',
  access: 'secret',
  summary: 'The address, and how delivery fares.',
  response: z.object({
    url: z.nullable(z.string()),
    waiting: z.int(),
    /** Given up after three days. */
    lost: z.int(),
    lastProblem: z.optional(z.string()),
  }),
})

export const removeWebhook = defineEndpoint({
  id: 'loyalty.removeWebhook',
  method: 'DELETE',
  path: '/v1/loyalty/webhook',
  access: 'secret',
  summary: 'Tells nobody any more; what waits is dropped.',
  response: z.object({ removed: z.boolean() }),
})

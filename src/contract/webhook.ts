/** What the merchant’s server is told by itself: signed, repeated until it is taken, each with an id to know it by. */
import { z } from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { Id, Instant } from './scalars.ts'

/** `points.earned`, `referral.approved`: noun, then what happened. */
export const WebhookType = z.enum([
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
  'referral.claimed',
  'referral.pending',
  'referral.review',
  'referral.approved',
  'referral.rejected',
  'referral.rewarded',
  /** The goods came back after the reward was paid: nothing is taken back by itself. */
  'referral.returned',
  'chat.started',
  /** Of the shopper or of the shop: `data.by`. The text goes along. */
  'chat.message',
  'chat.resolved',
  'chat.reopened',
  'chat.rated',
  /** To its end, or so far, half an hour after the last step. */
  'feedback.answered',
  /** At once. */
  'feedback.low_score',
  'ticket.opened',
  /** Stage or assignee. */
  'ticket.changed',
  /** What the shopper or, in public, the shop has said to it: `data.by`. */
  'ticket.note',
  'ticket.reopened',
  /** Asked, not told: answer 200 to pay the reward, 400 to refuse it. Anything else is asked again. */
  'referral.validate',
  /** Asked: what the lines of a saved cart cost today, and how many there are. */
  'carts.check',
  /** Asked: what goes with these products. */
  'products.suggest',
])
export type WebhookType = z.infer<typeof WebhookType>

/**
 * The body of a webhook. The header `Regulars-Signature` is `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` with the secret of the
 * endpoint; refuse one older than five minutes. Any 2xx takes it; anything else is repeated for three days.
 */
export const Webhook = z.object({
  /** The same in every repeat. */
  id: Id,
  type: WebhookType,
  at: Instant,
  /** The shop’s own id of the customer; absent where it is about a guest. */
  customerId: z.optional(Id),
  data: z.record(z.string(), z.unknown()),
})
export type Webhook = z.infer<typeof Webhook>

/** Questions whose answer is the body of a 200, within two seconds. */
export const WebhookAnswer = z.enum(['carts.check', 'products.suggest'])
export type WebhookAnswer = z.infer<typeof WebhookAnswer>

const WebhookUrl = z.string().check(z.maxLength(2048), z.regex(/^https?:\/\/\S+$/))

export const setWebhook = defineEndpoint({
  id: 'webhook.set',
  method: 'PUT',
  path: '/v1/webhook',
  access: 'secret',
  summary:
    'Where to tell the shop’s server of changes. The answer carries a new secret, shown this once.',
  body: z.object({
    url: WebhookUrl,
    /** Asks before a referral is paid, with `referral.validate`: a 400 refuses it, no answer for 72 hours lets it pass. */
    validatesReferrals: z.optional(z.boolean()),
    /**
     * What the shop’s server can be asked. `carts.check` `{ currency, lines: [{ productId, variantId?, quantity }] }` is answered with
     * `{ lines: [{ productId, variantId?, available?, unit? }] }`, prices in minor units and without lines that are not sold any more;
     * `products.suggest` `{ with: [productId] }` with `{ items }`, product cards.
     */
    answers: z.optional(z.array(WebhookAnswer).check(z.maxLength(10))),
  }),
  response: z.object({ url: z.string(), secret: z.string() }),
})

export const readWebhook = defineEndpoint({
  id: 'webhook.read',
  method: 'GET',
  path: '/v1/webhook',
  access: 'secret',
  summary: 'The address, and how delivery fares.',
  response: z.object({
    url: z.nullable(z.string()),
    validatesReferrals: z.boolean(),
    answers: z.array(WebhookAnswer),
    waiting: z.int(),
    /** Given up after three days. */
    lost: z.int(),
    lastProblem: z.optional(z.string()),
  }),
})

export const removeWebhook = defineEndpoint({
  id: 'webhook.remove',
  method: 'DELETE',
  path: '/v1/webhook',
  access: 'secret',
  summary: 'Tells nobody any more; what waits is dropped.',
  response: z.object({ removed: z.boolean() }),
})

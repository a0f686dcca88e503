/** From a signed proof of identity to a short session. */
import { z } from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { Id, Instant, Locale, PublicKey, Uuid } from './scalars.ts'

export const Session = z.object({
  /** Bearer token of the member calls. */
  token: z.string(),
  /** Fifteen minutes after it was made; renew by proving again. */
  expiresAt: Instant,
  /** Opaque and unguessable; the same for one customer on every device. */
  memberId: Id,
  /** First name, if the proof carries it. */
  name: z.optional(z.string()),
})
export type Session = z.infer<typeof Session>

/**
 * A proof is either a JWT (HS256 or ES256: `iss` the public key, `aud` `regulars`, `sub`, `iat`, `exp` at most
 * five minutes later, `jti`; optional `email`, `name`) or, for templates without a JWT library,
 * `v1.<base64url sub>.<unix seconds>.<hex HMAC-SHA256 of "v1|key|sub|seconds">`, accepted for ten minutes.
 */
export const openSession = defineEndpoint({
  id: 'session.open',
  method: 'POST',
  path: '/v1/session',
  access: 'public',
  summary: 'Exchanges a signed proof of identity for a session of fifteen minutes.',
  body: z.object({
    key: PublicKey,
    proof: z.string().check(z.minLength(1), z.maxLength(4096)),
    /** Sent only with consent to analytics: joins this browser’s visits to the customer. */
    visitorId: z.optional(Uuid),
    locale: z.optional(Locale),
  }),
  response: Session,
  problems: ['unknown_shop', 'proof_invalid', 'proof_replayed', 'origin_not_allowed'],
})

/** 256 random bits, base64url: made and kept by one browser. Who has it is this guest. */
export const GuestSecret = z.string().check(z.regex(/^[\w-]{43}$/))

export const openGuestSession = defineEndpoint({
  id: 'session.openGuest',
  method: 'POST',
  path: '/v1/session/guest',
  access: 'public',
  summary:
    'A session for somebody without an account, known by a secret of their browser: for what they ask of the shop, as a chat.',
  body: z.object({ key: PublicKey, secret: GuestSecret }),
  response: Session,
  problems: ['unknown_shop', 'origin_not_allowed'],
})

export const joinGuest = defineEndpoint({
  id: 'session.joinGuest',
  method: 'POST',
  path: '/v1/session/guest/join',
  access: 'member',
  summary:
    'Who has just signed in is the guest of this secret: what they did as a guest is theirs from now on. Again: nothing happens.',
  body: z.object({ secret: GuestSecret }),
  response: z.object({ joined: z.boolean() }),
  problems: ['session_expired'],
})

/** What the server says when something of the signed-in shopper changed; the client reads it anew. */
export const LiveMessage = z.object({
  /** `loyalty.wallet_changed`: widget, then what happened. */
  type: z.string(),
  /** Grows with every change of the same thing. */
  revision: z.optional(z.int()),
  /** Of a message of the moment, as that somebody is typing: it has no id, and is never told again. */
  data: z.optional(z.record(z.string(), z.unknown())),
})
export type LiveMessage = z.infer<typeof LiveMessage>

export const openStream = defineEndpoint({
  id: 'session.stream',
  method: 'GET',
  path: '/v1/stream',
  access: 'shopper',
  summary: 'Server-sent events of one shopper; resumes after `Last-Event-ID`.',
  response: LiveMessage,
  stream: true,
})

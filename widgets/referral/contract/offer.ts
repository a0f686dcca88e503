/** The friend’s side: what an invitation gives, told before anything is asked, and taking it. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Locale, Money, PublicKey, Uuid } from '../../../src/contract/scalars.ts'
import { Email } from './guest.ts'
import { ReferralReward } from './program.ts'

const CodeParams = z.object({ code: z.string().check(z.minLength(3), z.maxLength(64)) })

export const ReferralOffer = z.object({
  /** As the advocate writes it. */
  code: z.string(),
  /** First name of whoever invites, if they allow it. Never an address. */
  advocateName: z.optional(z.string()),
  reward: ReferralReward,
  minOrder: Money,
  /** Days to order, once taken. */
  claimDays: z.int(),
  emailNeeded: z.boolean(),
  termsUrl: z.optional(z.string()),
  contact: z.optional(z.string()),
})
export type ReferralOffer = z.infer<typeof ReferralOffer>

export const readOffer = defineEndpoint({
  id: 'referral.readOffer',
  method: 'GET',
  path: '/v1/referral/offers/{code}',
  access: 'public',
  summary: 'What an invitation gives and on which conditions. Reading it takes nothing.',
  params: CodeParams,
  query: z.object({ key: PublicKey }),
  response: ReferralOffer,
  problems: ['unknown_referral', 'not_found', 'program_paused'],
})

/** A taken invitation. */
export const Claim = z.object({
  /** Signed: a shop may write it into the cart or the order, and say it back with the order. */
  claimId: Id,
  /** Whose invitation counts: the first one taken. */
  advocateName: z.optional(z.string()),
  /** `true` when it was taken before, perhaps another advocate’s. */
  again: z.boolean(),
  reward: ReferralReward,
  /** To be typed in the cart; absent where the reward comes by itself, as points do. */
  code: z.optional(z.string()),
  minOrder: Money,
  expiresAt: Instant,
})
export type Claim = z.infer<typeof Claim>

const Taking = {
  /** Asked only where the rules need it, or where the friend wants a reminder of the code. */
  email: z.optional(Email),
  /** Only with consent to analytics. */
  visitorId: z.optional(Uuid),
  /** How long the page had been in sight, ms. */
  afterMs: z.int().check(z.minimum(0), z.maximum(86_400_000)),
  locale: Locale,
}

const PROBLEMS_OF_CLAIM = [
  'idempotency_conflict',
  'unknown_referral',
  'program_paused',
  'own_link',
  'not_new_customer',
  'email_required',
  'not_eligible',
  'rate_limited',
  'code_unavailable',
] as const

export const claimOffer = defineEndpoint({
  id: 'referral.claim',
  method: 'POST',
  path: '/v1/referral/offers/{code}/claims',
  access: 'public',
  summary:
    'Takes an invitation. Needs a gesture of the friend, and an Idempotency-Key: the same key, or the same e-mail, gets the same code.',
  idempotent: true,
  params: CodeParams,
  body: z.object({ key: PublicKey, ...Taking }),
  response: Claim,
  problems: PROBLEMS_OF_CLAIM,
})

export const claimAsMember = defineEndpoint({
  id: 'referral.claimAsMember',
  method: 'POST',
  path: '/v1/referral/claims',
  access: 'member',
  summary: 'Takes an invitation as the signed-in shopper, who must not have ordered before.',
  idempotent: true,
  body: z.object({ code: CodeParams.shape.code, ...Taking }),
  response: Claim,
  problems: PROBLEMS_OF_CLAIM,
})

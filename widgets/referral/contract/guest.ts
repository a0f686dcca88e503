/** Shoppers without an account invite too: an address of their own for the reward, and a token to look at it. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { PublicKey } from '../../../src/contract/scalars.ts'
import { ReferralHome } from './home.ts'

export const Email = z
  .string()
  .check(z.trim(), z.maxLength(320), z.regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/))

/** Unguessable; whoever has it sees the friends, masked, and the codes. It never gives away the e-mail. */
const GuestToken = z.string().check(z.minLength(20), z.maxLength(200))

export const startAsGuest = defineEndpoint({
  id: 'referral.startAsGuest',
  method: 'POST',
  path: '/v1/referral/guests',
  access: 'public',
  summary:
    'A link for a shopper without an account. Points wait until the shop vouches for somebody with this e-mail. The same Idempotency-Key gets the same link.',
  idempotent: true,
  body: z.object({
    key: PublicKey,
    email: Email,
    name: z.optional(z.string().check(z.maxLength(60))),
  }),
  response: z.object({ token: GuestToken, home: ReferralHome }),
  problems: ['idempotency_conflict', 'not_found', 'program_paused', 'not_eligible', 'rate_limited'],
})

/** The token is in the body, since addresses end up in logs. */
export const readGuestHome = defineEndpoint({
  id: 'referral.readGuestHome',
  method: 'POST',
  path: '/v1/referral/guests/home',
  access: 'public',
  summary: 'The link, friends and rewards of a shopper without an account.',
  body: z.object({ key: PublicKey, token: GuestToken }),
  response: ReferralHome,
  problems: ['not_found', 'program_paused'],
})

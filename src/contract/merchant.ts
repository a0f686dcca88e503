/** The merchant’s sign-in to the console: a cookie of the console’s own origin. */
import { z } from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { Id } from './scalars.ts'

export const Merchant = z.object({
  email: z.string(),
  shop: z.object({ id: Id, name: z.string(), publicKey: z.string() }),
})
export type Merchant = z.infer<typeof Merchant>

export const signIn = defineEndpoint({
  id: 'merchant.signIn',
  method: 'POST',
  path: '/v1/merchant/session',
  access: 'open',
  summary: 'Signs a merchant in; the answer sets an HttpOnly, SameSite=Strict cookie.',
  body: z.object({
    email: z.string().check(z.minLength(3), z.maxLength(320)),
    password: z.string().check(z.minLength(1), z.maxLength(256)),
  }),
  response: Merchant,
  problems: ['sign_in_failed', 'rate_limited'],
})

export const readMerchant = defineEndpoint({
  id: 'merchant.read',
  method: 'GET',
  path: '/v1/merchant/session',
  access: 'merchant',
  summary: 'Who is signed in.',
  response: Merchant,
  problems: ['session_expired'],
})

export const signOut = defineEndpoint({
  id: 'merchant.signOut',
  method: 'DELETE',
  path: '/v1/merchant/session',
  access: 'merchant',
  summary: 'Signs the merchant out.',
  response: z.object({ signedOut: z.boolean() }),
})

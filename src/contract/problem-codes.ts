/** Every reason a backend may give for a refusal. A file of its own, because a browser never needs the sentences. */
import { z } from 'zod/mini'

/** Status and one plain sentence for each code; `docs/contract.md` prints this table. */
export const PROBLEMS = {
  invalid_request: [400, 'A field is missing or wrong; `params.path` names it.'],
  session_expired: [401, 'The session is over: prove the identity again.'],
  proof_invalid: [401, 'The identity proof is malformed, expired, or signed with another key.'],
  proof_replayed: [401, 'This identity proof was used before.'],
  secret_invalid: [401, 'The secret key is missing or wrong.'],
  sign_in_failed: [401, 'Unknown address or wrong password.'],
  origin_not_allowed: [403, 'This origin is not among the allowed origins of the shop.'],
  not_found: [404, 'There is nothing at this address.'],
  unknown_shop: [404, 'No shop has this public key.'],
  method_not_allowed: [405, 'This address answers other methods; Allow names them.'],
  payload_too_large: [413, 'The body is larger than `params.limit` bytes.'],
  currency_mismatch: [422, 'The currency is not the one expected in `params.expected`.'],
  rate_limited: [429, 'Too many requests: wait as long as Retry-After says.'],
  internal_error: [500, 'The server failed; the request can be repeated.'],
  unavailable: [503, 'The server cannot answer now; repeat later.'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof PROBLEMS

export const ProblemCode = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]])

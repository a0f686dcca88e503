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
  earn_forbidden: [403, 'This rule earns only by what the shop’s own server tells.'],
  member_excluded: [403, 'The merchant took this member out of the programme.'],
  not_found: [404, 'There is nothing at this address.'],
  unknown_referral: [404, 'Nobody invites with this code.'],
  unknown_reward: [404, 'The programme has no such reward.'],
  unknown_rule: [404, 'The programme has no such earn rule.'],
  unknown_shop: [404, 'No shop has this public key.'],
  method_not_allowed: [405, 'This address answers other methods; Allow names them.'],
  already_decided: [409, 'This was decided before: `params.status`.'],
  already_used: [409, 'The code was used, for the order in `params.orderId`.'],
  birthday_locked: [409, 'A birthday can be changed once a year: from `params.editableAt` on.'],
  code_taken: [409, 'Another shopper has this code.'],
  idempotency_conflict: [409, 'This Idempotency-Key was used for another request.'],
  insufficient_points: [
    409,
    '`params.missing` points are missing; `params.wallet` is how it stands.',
  ],
  revision_conflict: [409, 'There is a newer version: `params.revision`.'],
  redemption_ended: [410, 'The code or hold is over; the points are back.'],
  reward_ended: [410, 'The reward is over since `params.at`.'],
  rule_ended: [410, 'The earn rule is over since `params.at`.'],
  payload_too_large: [413, 'The body is larger than `params.limit` bytes.'],
  code_unfit: [
    422,
    'This cannot be a code: `params.reason` is `length`, `characters` or `forbidden`.',
  ],
  currency_mismatch: [422, 'The currency is not the one expected in `params.expected`.'],
  debt: [422, '`params.points` points are owed; the next earnings repay them.'],
  email_required: [422, 'The rules of this shop ask for an e-mail first.'],
  impossible_rules: [422, 'The rules cannot work: `params.reason` at `params.path`.'],
  limit_reached: [422, 'The limit is reached; it resets at `params.resetsAt`, if ever.'],
  min_order: [422, 'The order lacks `params.missing`.'],
  min_points: [422, '`params.missing` points are missing to redeem at all.'],
  not_eligible: [422, 'This cannot be given here; `params.contact` answers questions.'],
  not_new_customer: [422, 'Only for a first order.'],
  not_started: [422, 'It begins at `params.at`.'],
  out_of_stock: [422, 'None are left.'],
  own_link: [422, 'An invitation of one’s own is for somebody else.'],
  tier_required: [422, 'Only for the tiers in `params.tierIds`.'],
  too_many_codes: [422, 'There are `params.max` codes not used yet: use one, or give it back.'],
  program_paused: [423, 'The programme rests: nothing is earned or spent.'],
  rate_limited: [429, 'Too many requests: wait as long as Retry-After says.'],
  internal_error: [500, 'The server failed; the request can be repeated.'],
  code_unavailable: [
    503,
    'The shop could not make or end the code; no points were spent. Repeat with the same key.',
  ],
  unavailable: [503, 'The server cannot answer now; repeat later.'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof PROBLEMS

export const ProblemCode = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]])

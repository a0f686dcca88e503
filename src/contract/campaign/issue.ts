/** An offer given to one shopper: its deadline is a fact the backend holds, the same on every tab and device. */
import { z } from 'zod/mini'
import { Discount } from '../coupon-value.ts'
import { defineEndpoint } from '../endpoint.ts'
import { Id, Instant, Money, PublicKey } from '../scalars.ts'
import { Stage } from './lifecycle.ts'

export const WhyRefused = z.enum([
  /** Given before, and its time has not come again. */
  'cool_down',
  /** Discounts on leaving, see src/campaigns/discount-ledger.ts. */
  'open_ticket',
  'has_code',
  'issued_recently',
  'leaves_for_discounts',
  'too_early',
  'below_floor',
  'currency_mismatch',
  /** The fixed end is over, the merchant has switched it off, or nothing is left. */
  'over',
  'member_excluded',
  /** The shop could not make the code. */
  'code_unavailable',
])
export type WhyRefused = z.infer<typeof WhyRefused>

export const IssuedOffer = z.object({
  offerId: Id,
  /** `refused` was never given; the others were. */
  state: z.enum(['live', 'expired', 'used', 'refused']),
  refused: z.optional(WhyRefused),
  value: Discount,
  /** Missing when it was refused, and after its end. */
  code: z.optional(z.string()),
  issuedAt: z.optional(Instant),
  /** Of the code too: it is refused at the till from then on. */
  expiresAt: z.optional(Instant),
  /** The backend’s clock, to reckon the time that is left without the device’s. */
  serverNow: Instant,
  minOrder: z.optional(Money),
  /** Given because of what this shopper did before, which they have to be told. */
  isPersonal: z.optional(z.boolean()),
})
export type IssuedOffer = z.infer<typeof IssuedOffer>

/** The cart as the page knows it, for the rules against training shoppers to leave. */
const Occasion = {
  campaignId: Id,
  /** Said because the shopper seemed to leave. */
  isExit: z._default(z.boolean(), false),
  cart: z.optional(
    z.object({
      subtotal: Money,
      codes: z.array(Id).check(z.maxLength(20)),
      startedAt: z.optional(Instant),
    }),
  ),
  stage: z.optional(Stage),
  /** Of an apology: the order that is late. One for each order. */
  orderId: z.optional(Id),
}

export const issueOffer = defineEndpoint({
  id: 'offers.issue',
  method: 'POST',
  path: '/v1/offers/{offerId}/issue',
  access: 'public',
  summary:
    'Gives an offer to a browser, or says again what it was given; never a second one within the cool-down.',
  params: z.object({ offerId: Id }),
  body: z.object({
    key: PublicKey,
    /** A random id this browser keeps for its offers alone. */
    holder: z.string().check(z.minLength(16), z.maxLength(64)),
    ...Occasion,
  }),
  response: IssuedOffer,
  problems: ['unknown_shop', 'not_found', 'rate_limited'],
})

export const issueOfferToMember = defineEndpoint({
  id: 'offers.issueToMember',
  method: 'POST',
  path: '/v1/offers/{offerId}/mine',
  access: 'member',
  summary: 'The same for who is signed in; what their browser was given before is theirs.',
  params: z.object({ offerId: Id }),
  body: z.object({
    holder: z.optional(z.string().check(z.minLength(16), z.maxLength(64))),
    ...Occasion,
  }),
  response: IssuedOffer,
  problems: ['session_expired', 'not_found', 'rate_limited'],
})

export const listOffers = defineEndpoint({
  id: 'offers.list',
  method: 'GET',
  path: '/v1/offers',
  access: 'member',
  summary: 'What this member was given and could still use, and what ended in the last week.',
  response: z.object({ items: z.array(IssuedOffer).check(z.maxLength(100)) }),
  problems: ['session_expired'],
})

/** What the loyalty widget and a backend say to each other. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../src/contract/endpoint.ts'
import { defineEvents } from '../../src/contract/event.ts'
import { Currency, Id, Instant, Money, Points, PublicKey } from '../../src/contract/scalars.ts'

/** Part `widgets.loyalty` of the shop’s config. */
export const LoyaltyConfig = z.object({
  enabled: z._default(z.boolean(), true),
  /** Where a guest signs in or joins: a path of the shop, or an https address. */
  signInUrl: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(\/(?!\/)|https:\/\/)/))),
})
export type LoyaltyConfig = z.infer<typeof LoyaltyConfig>

export const Tier = z.object({
  id: Id,
  name: z.string(),
  /** Qualifying points that reach this tier. */
  threshold: Points,
  /** Points per unit are multiplied by this many hundredths: 150 is one and a half. */
  earnRatePercent: z.int(),
})
export type Tier = z.infer<typeof Tier>

/** The rules a guest may know: what an order earns and which tiers there are. */
export const Program = z.object({
  id: Id,
  revision: z.int(),
  status: z.enum(['draft', 'active', 'paused']),
  timezone: z.string(),
  currency: Currency,
  /** `points` for every `perMinor` minor units of merchandise, rounded down once per order. */
  earn: z.object({ points: Points, perMinor: z.int() }),
  /** Days from payment, or from delivery where it is known, until points can be spent. */
  holdDays: z.int(),
  tiers: z.array(Tier),
})
export type Program = z.infer<typeof Program>

export const TierStanding = z.object({
  current: z.nullable(Tier),
  /** Points earned in the last twelve months that count for tiers; points spent are not taken off. */
  qualifying: Points,
  /** On top of `qualifying`, once they are released. */
  pendingQualifying: Points,
  next: z.nullable(z.object({ tier: Tier, missing: Points })),
  /** The tier is kept until then whatever happens; absent without a tier. */
  until: z.optional(Instant),
})
export type TierStanding = z.infer<typeof TierStanding>

export const Wallet = z.object({
  /** Grows with every change; a client drops an answer older than the one it has. */
  revision: z.int(),
  /** Can be spent, before debt. */
  available: Points,
  /** Earned, but locked until the return window is over. */
  pending: Points,
  /** Set aside for a redemption under way. */
  held: Points,
  /** Points spent before the goods went back; the next earnings repay them. */
  debt: Points,
  /** max(0, available − debt). */
  spendable: Points,
  lifetime: Points,
  nextRelease: z.nullable(z.object({ points: Points, at: Instant })),
  tier: TierStanding,
  /** Merchandise bought so far in the programme’s currency. */
  spent: Money,
})
export type Wallet = z.infer<typeof Wallet>

export const readProgram = defineEndpoint({
  id: 'loyalty.readProgram',
  method: 'GET',
  path: '/v1/loyalty/program',
  access: 'public',
  summary: 'The programme as a guest may know it; cacheable.',
  query: z.object({ key: PublicKey }),
  response: Program,
  problems: ['unknown_shop', 'not_found'],
})

export const readWallet = defineEndpoint({
  id: 'loyalty.readWallet',
  method: 'GET',
  path: '/v1/loyalty/wallet',
  access: 'member',
  summary:
    'Balance, tier and progress of the signed-in shopper. Without any points it is all zeros.',
  response: Wallet,
  problems: ['session_expired', 'not_found'],
})

export const loyaltyEvents = defineEvents({
  'loyalty.wallet_viewed': {
    purpose: 'analytics',
    summary: 'The wallet was seen, in the panel or in the page.',
    props: z.object({ place: z.enum(['panel', 'page']), member: z.boolean() }),
  },
})

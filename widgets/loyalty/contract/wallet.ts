/** The wallet: what is there, what waits, what is set aside, what is owed; each with its reason and its date. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Money, Points } from '../../../src/contract/scalars.ts'
import { Tier } from './program.ts'

export const TierStanding = z.object({
  current: z.nullable(Tier),
  /** What counts for tiers, by `tierRules` of the programme; points spent are not taken off. */
  qualifying: Points,
  /** On top of `qualifying`, once they are released. */
  pendingQualifying: Points,
  next: z.nullable(z.object({ tier: Tier, missing: Points })),
  /** The tier is kept until then whatever happens; absent without a tier. */
  until: z.optional(Instant),
  since: z.optional(Instant),
  /** The twelve months are over and the threshold is missed: until `until` it can still be saved. */
  inGrace: z.optional(z.boolean()),
  /** What has to be earned by then to keep the tier; `missing` 0 when it is kept already. */
  retain: z.optional(z.object({ missing: Points, by: Instant })),
})
export type TierStanding = z.infer<typeof TierStanding>

/** Some points and why they are not, or not for long, in `available`. */
export const WalletPart = z.object({
  points: Points,
  at: Instant,
  /** The award: `lots` of the history rows name it too. */
  lot: z.int(),
  /** Of what rule: `purchase` is the rate of the programme, any other the id of an earn rule. */
  rule: z.string(),
  orderId: z.optional(Id),
})
export type WalletPart = z.infer<typeof WalletPart>

export const Wallet = z.object({
  /** Grows with every change; a client drops an answer older than the one it has. */
  revision: z.int(),
  /** Can be spent, before debt. */
  available: Points,
  /** Earned, but locked until the return window is over. */
  pending: Points,
  /** Set aside for codes not used yet and for a checkout under way; no longer in `available`. */
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
  /** The next points to expire, and when: all that expire at that moment. */
  nextExpiry: z.optional(z.nullable(z.object({ points: Points, at: Instant }))),
  /** What makes up `pending`, the next first; at most 20. */
  releases: z.optional(z.array(WalletPart)),
  /** What of `available` expires, the next first; at most 20. Without it, nothing does or all does at `nextExpiry`. */
  expiries: z.optional(z.array(WalletPart)),
  /** What makes up `held`. */
  holds: z.optional(
    z.array(
      z.object({
        redemptionId: Id,
        points: Points,
        mode: z.enum(['code', 'checkout_hold']),
        until: Instant,
      }),
    ),
  ),
  /** When the shopper joined; absent before. */
  joinedAt: z.optional(Instant),
  /** The merchant took this member out: read only. */
  excluded: z.optional(z.boolean()),
})
export type Wallet = z.infer<typeof Wallet>

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

/** The programme: how points are earned, what they buy, which tiers there are. The rules a guest may know. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Currency, Id, Instant, Points, PublicKey } from '../../../src/contract/scalars.ts'
import { OwnName, Reward } from './reward.ts'

export const Tier = z.object({
  id: Id,
  name: z.string(),
  names: z.optional(OwnName),
  /** Qualifying points that reach this tier. */
  threshold: Points,
  /** Points per unit are multiplied by this many hundredths: 150 is one and a half. */
  earnRatePercent: z.int(),
  /** What the tier brings beside its rate, one short line each. */
  benefits: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(12))),
})
export type Tier = z.infer<typeof Tier>

/** At most `max` awards in any `days` days; without `days`, in a lifetime. The server’s clock decides. */
export const EarnLimit = z.object({ max: z.int(), days: z.optional(z.int()) })
export type EarnLimit = z.infer<typeof EarnLimit>

/**
 * A way to earn beside the rate of `earn`.
 * `sign_up` on joining. `first_purchase` and `purchase` per paid order, waiting and taken back like the order’s own points.
 * `visit` once a day, or for each streak of `streakDays` days in a row. `birthday` once a year. `social` on honour, once
 * per channel. `review` and `custom` when the shop’s server tells of them.
 */
export const EarnRule = z.object({
  id: Id,
  kind: z.enum([
    'sign_up',
    'first_purchase',
    'purchase',
    'visit',
    'review',
    'birthday',
    'social',
    'custom',
  ]),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  names: z.optional(OwnName),
  points: Points,
  limit: z.optional(EarnLimit),
  /** Days in a row that earn once; only of `visit`. */
  streakDays: z.optional(z.int()),
  /** Merchandise an order needs, minor units; only of purchases. */
  minOrder: z.optional(z.int()),
  /** Only of `social`: `instagram`, `facebook` … */
  channel: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  /** Where to do it: a path of the shop, or an https address. */
  url: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(\/(?!\/)|https:\/\/)/))),
  /** The page may tell of it: the points wait 24 hours. Only of `visit`, `social` and `custom`. */
  fromPage: z.optional(z.boolean()),
  /** Only for members of one of these tiers. */
  tierIds: z.optional(z.array(Id)),
  from: z.optional(Instant),
  until: z.optional(Instant),
})
export type EarnRule = z.infer<typeof EarnRule>

/** A time of more points, such as a double weekend: `percent` 200 is double. Of several at once the highest counts. */
export const Multiplier = z.object({
  id: Id,
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  names: z.optional(OwnName),
  percent: z.int(),
  from: Instant,
  until: Instant,
})
export type Multiplier = z.infer<typeof Multiplier>

/**
 * `inactivity`: everything, `months` after the last earning or redeeming. `lot`: each award by itself, `months` after it was earned.
 * `fixed`: at the end of the month or year after the one it was earned in. Always at the end of a day of the programme’s time zone.
 */
export const Expiry = z.union([
  z.object({ mode: z.literal('none') }),
  z.object({ mode: z.literal('inactivity'), months: z.int() }),
  z.object({ mode: z.literal('lot'), months: z.int() }),
  z.object({ mode: z.literal('fixed'), every: z.enum(['month', 'year']) }),
])
export type Expiry = z.infer<typeof Expiry>

/** The unit’s name by language and plural form: `{ en: { one: 'ember', other: 'embers' } }`. */
export const UnitName = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}$/)),
  z.record(z.enum(['zero', 'one', 'two', 'few', 'many', 'other']), z.optional(z.string())),
)
export type UnitName = z.infer<typeof UnitName>

export const TierRules = z.object({
  /** What is counted towards a tier: points earned, merchandise bought in minor units, or paid orders. Never the balance. */
  metric: z.enum(['points', 'spend', 'orders']),
  /** `rolling`: the last twelve months. `calendar`: this year. `lifetime`: ever. */
  window: z.enum(['rolling', 'calendar', 'lifetime']),
})
export type TierRules = z.infer<typeof TierRules>

/** The rules a guest may know: what an order earns and which tiers there are. */
export const Program = z.object({
  id: Id,
  revision: z.int(),
  /** Only while `active` points are earned and spent; otherwise wallets can be read and that is all. */
  status: z.enum(['draft', 'active', 'paused']),
  timezone: z.string(),
  currency: Currency,
  /** `points` for every `perMinor` minor units of merchandise, rounded down once per order. */
  earn: z.object({ points: Points, perMinor: z.int() }),
  /** Days from payment, or from delivery where it is known, until points can be spent. */
  holdDays: z.int(),
  tiers: z.array(Tier),
  tierRules: z.optional(TierRules),
  earnRules: z.optional(z.array(EarnRule)),
  multipliers: z.optional(z.array(Multiplier)),
  rewards: z.optional(z.array(Reward)),
  expiry: z.optional(Expiry),
  unit: z.optional(UnitName),
  termsUrl: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(\/(?!\/)|https:\/\/)/))),
})
export type Program = z.infer<typeof Program>

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

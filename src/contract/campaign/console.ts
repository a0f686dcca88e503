/** Campaigns as the merchant works on them: drafts and versions, what they brought, and what the shop says about itself. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Currency, Id, Instant, Money } from '../scalars.ts'
import { Campaign } from './campaign.ts'
import { Caps } from './caps.ts'
import { Segment } from './condition.ts'
import { Holdout } from './experiment.ts'
import { ShopFacts } from './facts.ts'
import { LifecycleConfig, Stage } from './lifecycle.ts'
import { OfferRule } from './offer.ts'

const Count = z.int().check(z.minimum(0))
const Ratio = z.number()

/** What may be mended, or not: nothing of it keeps a campaign from being saved. */
export const CampaignWarning = z.object({ code: z.string(), path: z.string(), message: z.string() })

export const CampaignStatus = z.enum(['draft', 'active', 'paused', 'ended'])
export type CampaignStatus = z.infer<typeof CampaignStatus>

export const CampaignRow = z.object({
  campaign: Campaign,
  status: CampaignStatus,
  /** There are changes to an active one that shoppers do not see yet. */
  draft: z.optional(Campaign),
  updatedAt: Instant,
  /** `<id>~<token>`, for `?regulars-preview=` in an address of the shop; whoever has it sees the draft, for seven days. */
  preview: z.string(),
  warnings: z.array(CampaignWarning),
  /** In the last 28 days. */
  numbers: z.object({
    shown: Count,
    closed: Count,
    never: Count,
    clicked: Count,
    orders: Count,
    revenue: Money,
  }),
})
export type CampaignRow = z.infer<typeof CampaignRow>

export const listCampaigns = defineEndpoint({
  id: 'campaigns.list',
  method: 'GET',
  path: '/v1/merchant/campaigns',
  access: 'merchant',
  summary: 'All campaigns, drafts too.',
  response: z.object({ items: z.array(CampaignRow) }),
  problems: ['session_expired'],
})

export const saveCampaign = defineEndpoint({
  id: 'campaigns.save',
  method: 'PUT',
  path: '/v1/merchant/campaigns/{campaignId}',
  access: 'merchant',
  summary: 'Saves a draft, or what shoppers see from now on.',
  params: z.object({ campaignId: Id }),
  body: z.object({
    /** The revision it was made from, 0 for a new one: who was overtaken is told. */
    basedOn: z.int().check(z.minimum(0)),
    /** A `Campaign`. `id` and `revision` are counted here; of everything that is wrong `params.problems` says where. */
    campaign: z.unknown(),
    activate: z._default(z.boolean(), false),
  }),
  response: z.object({ row: CampaignRow }),
  problems: ['session_expired', 'impossible_rules', 'revision_conflict'],
})

export const setCampaignStatus = defineEndpoint({
  id: 'campaigns.setStatus',
  method: 'PUT',
  path: '/v1/merchant/campaigns/{campaignId}/status',
  access: 'merchant',
  summary: 'Pauses a campaign, lets it go on, or ends it for good.',
  params: z.object({ campaignId: Id }),
  body: z.object({ status: z.enum(['active', 'paused', 'ended']) }),
  response: z.object({ row: CampaignRow }),
  problems: ['session_expired', 'not_found', 'already_decided', 'impossible_rules'],
})

/** Always valid: it may be looked at every day without lying. */
const Interval = z.object({
  estimate: z.nullable(Ratio),
  low: z.nullable(Ratio),
  high: z.nullable(Ratio),
})

export const ArmResult = z.object({
  arm: z.string(),
  isControl: z.boolean(),
  /** Exposed visitors or members. */
  units: Count,
  /** Of them, how many ordered within 14 days. */
  buyers: Count,
  conversion: Ratio,
  /** Paid for merchandise: discounts and refunds are off it, and buyers cut off at their 99th percentile. */
  revenue: Money,
  revenuePerUnit: Money,
  /** What codes took off; not that of free shipping and gifts, of which nobody has told what they cost. */
  discounts: Money,
  /** What is left after the goods were paid, at the gross margin of the settings: all that was given away is off it. */
  netPerUnit: Money,
  shown: Count,
  closed: Count,
  never: Count,
  /** Against the control; not of the control itself, and of none while the arms are not as large as they should be. */
  lift: z.optional(z.object({ conversion: Interval, revenue: Interval })),
})
export type ArmResult = z.infer<typeof ArmResult>

export const ExperimentResults = z.object({
  experiment: z.string(),
  phase: z.union([z.int(), z.string()]),
  startedAt: z.nullable(Instant),
  arms: z.array(ArmResult),
  verdict: z.enum(['too_early', 'undecided', 'winner', 'invalid']),
  winner: z.optional(z.string()),
  /** Until something may be said, at the pace so far; `null` where nobody comes. */
  daysToGo: z.nullable(z.number()),
  alarms: z.array(z.object({ code: z.string(), message: z.string() })),
  /** Left out of the statistics, because nothing of them lasts. */
  ephemeral: Count,
  /** Browsers that were never seen before. */
  fresh: Count,
})
export type ExperimentResults = z.infer<typeof ExperimentResults>

export const readCampaignResults = defineEndpoint({
  id: 'campaigns.results',
  method: 'GET',
  path: '/v1/merchant/campaigns/{campaignId}/results',
  access: 'merchant',
  summary: 'What its experiment found so far; refuses to name a winner too early.',
  params: z.object({ campaignId: Id }),
  response: z.object({ experiments: z.array(ExperimentResults) }),
  problems: ['session_expired', 'not_found'],
})

export const readHoldoutResults = defineEndpoint({
  id: 'campaigns.holdout',
  method: 'GET',
  path: '/v1/merchant/holdout',
  access: 'merchant',
  summary: 'What all promotional campaigns together brought, against shoppers who saw none.',
  response: z.object({ experiments: z.array(ExperimentResults) }),
  problems: ['session_expired'],
})

export const CampaignSettings = z.object({
  facts: ShopFacts,
  offers: z.array(OfferRule).check(z.maxLength(100)),
  segments: z.record(Id, Segment),
  holdout: z.nullable(Holdout),
  controlForEphemeral: z.boolean(),
  /** Of all dialogs, sheets and bars together; see `campaigns.read`. */
  caps: z._default(Caps, {}),
  vipTiers: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20)),
  /** Of what an order brings, what is left after the goods were paid: for lifetime value. Percent. */
  grossMargin: z.number().check(z.minimum(0), z.maximum(100)),
})
export type CampaignSettings = z.infer<typeof CampaignSettings>

export const readCampaignSettings = defineEndpoint({
  id: 'campaigns.settings',
  method: 'GET',
  path: '/v1/merchant/campaign-settings',
  access: 'merchant',
  summary: 'What the shop says about itself, its offers, segments and holdout.',
  response: z.object({ revision: z.int(), settings: CampaignSettings }),
  problems: ['session_expired'],
})

export const saveCampaignSettings = defineEndpoint({
  id: 'campaigns.saveSettings',
  method: 'PUT',
  path: '/v1/merchant/campaign-settings',
  access: 'merchant',
  summary: 'Replaces them as a whole.',
  body: z.object({
    /** The revision they were made from: who was overtaken is told. */
    basedOn: z.int().check(z.minimum(0)),
    /** `CampaignSettings`; of everything that is wrong `params.problems` says where. */
    settings: z.unknown(),
  }),
  response: z.object({ revision: z.int(), settings: CampaignSettings }),
  problems: ['session_expired', 'impossible_rules', 'revision_conflict'],
})

export const Retention = z.object({
  currency: Currency,
  /** How many customers stand where, today. */
  stages: z.record(Stage, Count),
  vip: Count,
  customers: Count,
  lifecycle: LifecycleConfig,
  /** `quantiles` from 50 customers on. */
  rfmMode: z.enum(['fixed', 'quantiles']),
  periodDays: z.int(),
  /** Who became lapsed in the period, of those who were active at its start; `null` with nobody to count. */
  churn: z.nullable(Ratio),
  /** Who ordered more than once, of all who ordered. */
  repeatRate: z.nullable(Ratio),
  avgOrderValue: z.nullable(Money),
  ordersPerYear: z.nullable(z.number()),
  /** AOV × orders a year × gross margin ÷ churn a year. */
  lifetimeValue: z.nullable(Money),
})
export type Retention = z.infer<typeof Retention>

export const readRetention = defineEndpoint({
  id: 'campaigns.retention',
  method: 'GET',
  path: '/v1/merchant/retention',
  access: 'merchant',
  summary: 'Whether customers come back.',
  response: Retention,
  problems: ['session_expired'],
})

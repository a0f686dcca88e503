/** What the backend knows of the shopper who is signed in, as far as campaigns ask for it, and what they were shown elsewhere. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Id, Instant, Money } from '../scalars.ts'
import { Tally } from './caps.ts'
import { Assignment } from './experiment.ts'
import { Reason } from './block.ts'

export const PastOrder = z.object({
  orderId: Id,
  /** Missing of an import without dates. */
  at: z.optional(Instant),
  total: Money,
  /** Cancelled, or refunded as a whole. */
  isUndone: z.boolean(),
})
export type PastOrder = z.infer<typeof PastOrder>

export const CustomerSummary = z.object({
  name: z.optional(z.string()),
  /** The newest last; the latest hundred. */
  orders: z.array(PastOrder).check(z.maxLength(100)),
  ordersCount: z.int(),
  totalSpent: Money,
  /** In the last 365 days. */
  spentInYear: Money,
  lastProductName: z.optional(z.string()),
  tags: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100)),
  tier: z.optional(z.string()),
  points: z.optional(z.int()),
  pointsExpiringAt: z.optional(Instant),
  isReferrer: z.optional(z.boolean()),
  isReferred: z.optional(z.boolean()),
  marketingOptIn: z.optional(z.boolean()),
  /** Their birthday is in this month. */
  birthdayMonth: z.optional(z.boolean()),
  lastNps: z.optional(z.number()),
  openTicket: z._default(z.boolean(), false),
  lastSurveyAt: z.optional(Instant),
  dueSurveys: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(100))),
  /** The order that is late, as the shop’s own server said. */
  delayedOrder: z.optional(
    z.object({ orderId: Id, promisedAt: Instant, expectedAt: z.optional(Instant) }),
  ),
})
export type CustomerSummary = z.infer<typeof CustomerSummary>

/** What browsers remember of campaigns, put together: never less than any of them knows. */
export const CampaignMemory = z.object({
  /** By campaign. */
  tallies: z.record(Id, Tally),
  /** When each was closed lately, by `widget/id`, as the arbiter keeps it. */
  closed: z.record(
    z.string().check(z.maxLength(120)),
    z.object({ times: z.int().check(z.minimum(0)), at: z.number() }),
  ),
  /** Never again: `widget/id` and `#category`. */
  never: z.array(z.string().check(z.maxLength(120))).check(z.maxLength(200)),
  assignments: z.array(Assignment).check(z.maxLength(200)),
  exitReason: z.optional(Reason),
})
export type CampaignMemory = z.infer<typeof CampaignMemory>

export const readCustomer = defineEndpoint({
  id: 'campaigns.customer',
  method: 'GET',
  path: '/v1/campaigns/customer',
  access: 'member',
  summary: 'What campaigns may ask about the member, and what other devices were shown.',
  response: z.object({ summary: CustomerSummary, memory: CampaignMemory }),
  problems: ['session_expired'],
})

export const putCampaignMemory = defineEndpoint({
  id: 'campaigns.remember',
  method: 'PUT',
  path: '/v1/campaigns/memory',
  access: 'member',
  summary:
    'Adds what this browser remembers; answers with what all of them do. Repeating it changes nothing.',
  body: CampaignMemory,
  response: CampaignMemory,
  problems: ['session_expired'],
})

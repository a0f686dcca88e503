/** The campaigns of a shop as its pages read them, in one answer that is kept as long as its revision holds. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Id, PublicKey } from '../scalars.ts'
import { Campaign } from './campaign.ts'
import { Caps } from './caps.ts'
import { Segment } from './condition.ts'
import { Holdout } from './experiment.ts'
import { ProductCard, ShopFacts } from './facts.ts'
import { LifecycleConfig } from './lifecycle.ts'

export const CampaignSet = z.object({
  /** Another one with every change of anything in here; `/v1/shop` tells it, so that nobody asks for nothing. */
  revision: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Active ones whose schedule is not over. */
  items: z.array(Campaign).check(z.maxLength(200)),
  segments: z._default(z.record(Id, Segment), {}),
  facts: z._default(ShopFacts, { shipping: [], payment: [] }),
  lifecycle: LifecycleConfig,
  holdout: z.optional(Holdout),
  /** Who may not be counted gets the control of each experiment, instead of an arm for this page alone. */
  controlForEphemeral: z._default(z.boolean(), false),
  /** Of all dialogs, sheets and bars together, beside the caps each has. */
  caps: z._default(Caps, {}),
})
export type CampaignSet = z.infer<typeof CampaignSet>

export const readCampaigns = defineEndpoint({
  id: 'campaigns.read',
  method: 'GET',
  path: '/v1/campaigns',
  access: 'public',
  summary: 'Every active campaign, and what a page needs to judge them; with an ETag.',
  query: z.object({ key: PublicKey }),
  response: CampaignSet,
  problems: ['unknown_shop'],
})

export const suggestProducts = defineEndpoint({
  id: 'campaigns.suggestProducts',
  method: 'GET',
  path: '/v1/campaigns/products',
  access: 'public',
  summary:
    'Products that go with those in the cart or just seen, as the shop’s own server or its merchant chooses them.',
  query: z.object({
    key: PublicKey,
    /** Ids of products, separated by commas; twenty at most count. */
    with: z.optional(z.string().check(z.maxLength(2000))),
  }),
  response: z.object({ items: z.array(ProductCard).check(z.maxLength(24)) }),
  problems: ['unknown_shop'],
})

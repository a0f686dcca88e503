/** Campaigns that the page itself gives with `init`, for a shop without a backend. Loaded where there are any. */
import { checkCampaign } from '../campaigns/authoring/check-campaign.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import { ShopFacts } from '../contract/campaign/facts.ts'
import type { OfferRule } from '../contract/campaign/offer.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'
import { RegularsError } from '../core/errors.ts'
import { NO_LIFECYCLE } from './no-lifecycle.ts'

/** As `/v1/campaigns` would answer it, and the offers it names; what is left out has a default. */
export interface OwnCampaigns extends Partial<Omit<CampaignSet, 'items'>> {
  readonly items: readonly unknown[]
  readonly offers?: readonly OfferRule[]
}

/** What is wrong with a campaign is reported, and the campaign left out. */
export function readOwnSet(given: OwnCampaigns, report: (error: unknown) => void): CampaignSet {
  const { items, offers = [], segments = {}, ...rest } = given
  const checked: Campaign[] = []
  for (const [index, item] of items.entries()) {
    const { campaign, problems } = checkCampaign(item, { offers, segments, isServed: false })
    if (campaign) checked.push(campaign)
    for (const { path, message } of problems)
      report(new RegularsError('campaign_invalid', nameOf(item, index), `${path}: ${message}`))
  }
  return {
    revision: 'own',
    controlForEphemeral: false,
    caps: {},
    lifecycle: NO_LIFECYCLE,
    ...rest,
    facts: ShopFacts.parse(given.facts ?? {}),
    segments,
    items: checked,
  }
}

function nameOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
  return typeof id === 'string' ? id : `number ${index + 1}`
}

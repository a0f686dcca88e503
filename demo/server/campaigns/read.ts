/** What other rooms may know of a shop’s campaigns. */
import type { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { CampaignSettings } from '../../../src/contract/campaign/console.ts'
import type { OfferRule } from '../../../src/contract/campaign/offer.ts'
import type { Sql } from '../db.ts'
import { readSettings } from './settings/queries.ts'
import { findStoredCampaign } from './versions/queries.ts'

export { readLifecycleConfig } from './retention/lifecycle-config.ts'

/** As the merchant saved them; of a shop that saved nothing, nothing. */
export async function readCampaignSettings(sql: Sql, shopId: string): Promise<CampaignSettings> {
  return (await readSettings(sql, shopId)).settings
}

export async function readOfferRule(
  sql: Sql,
  shopId: string,
  offerId: string,
): Promise<OfferRule | undefined> {
  const { offers } = await readCampaignSettings(sql, shopId)
  return offers.find(({ id }) => id === offerId)
}

/** The version shoppers see now; `undefined` of one that is paused, over, or not there. */
export async function readActiveCampaign(
  sql: Sql,
  shopId: string,
  campaignId: string,
  now: Date,
): Promise<Campaign | undefined> {
  const stored = await findStoredCampaign(sql, shopId, campaignId)
  if (stored?.status !== 'active' || isOver(stored.campaign, now)) return undefined
  return stored.campaign
}

/** It will not be shown again, whatever comes. */
export function isOver({ schedule }: Campaign, now: Date): boolean {
  return schedule?.endsAt !== undefined && Date.parse(schedule.endsAt) <= now.getTime()
}

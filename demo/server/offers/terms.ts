/** What the merchant has decided: the rule of an offer, and the campaign that asks for it. */
import type { Block, SimpleBlock } from '../../../src/contract/campaign/block.ts'
import type { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { OfferRule } from '../../../src/contract/campaign/offer.ts'
import { asksAboutCustomer } from '../../../src/campaigns/audience/asks-about-customer.ts'
import { readActiveCampaign, readCampaignSettings, readOfferRule } from '../campaigns/read.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'

export interface Terms {
  readonly rule: OfferRule
  /** None that is paused or over. */
  readonly campaign: Campaign | undefined
  /** The shopper was chosen by what they did before, and has to be told so. */
  readonly isPersonal: boolean
}

interface Asked {
  readonly shopId: string
  readonly offerId: string
  readonly campaignId: string
  readonly now: Date
}

/** `not_found` also of an offer the campaign does not make: or one could ask for it in the name of a more generous one. */
export async function readTerms(
  sql: Sql,
  { shopId, offerId, campaignId, now }: Asked,
): Promise<Terms> {
  const rule = await readOfferRule(sql, shopId, offerId)
  const campaign = await readActiveCampaign(sql, shopId, campaignId, now)
  if (!rule || (campaign && !makesOffer(campaign, offerId))) throw new ProblemError('not_found')
  const { segments } = await readCampaignSettings(sql, shopId)
  return { rule, campaign, isPersonal: asksAboutCustomer(campaign?.audience, segments) }
}

function makesOffer({ blocks, experiment }: Campaign, offerId: string): boolean {
  const all = [blocks, ...(experiment?.arms ?? []).map((arm) => arm.blocks ?? [])].flat()
  return all
    .flatMap(simpleBlocks)
    .some((block) => block.type === 'offer' && block.offerId === offerId)
}

function simpleBlocks(block: Block): readonly SimpleBlock[] {
  return block.type === 'reasons' ? block.reasons.flatMap(({ blocks }) => blocks) : [block]
}

/** What the merchant has decided: the rule of an offer, and the campaign that asks for it. */
import type { Block, SimpleBlock } from '../../../src/contract/campaign/block.ts'
import type { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { OfferRule } from '../../../src/contract/campaign/offer.ts'
import { asksAboutCustomer } from '../../../src/campaigns/audience/asks-about-customer.ts'
import { readActiveCampaign, readCampaignSettings, readOfferRule } from '../campaigns/read.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'

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
  readonly rooms: readonly Room[]
  readonly now: Date
}

/** `not_found` also of an offer the campaign does not make: or one could ask for it in the name of a more generous one. */
export async function readTerms(sql: Sql, asked: Asked): Promise<Terms> {
  const { shopId, offerId } = asked
  const rule = await readOfferRule(sql, shopId, offerId)
  const campaign = await findOffering(sql, asked)
  if (!rule || (campaign && !makesOffer(campaign, offerId))) throw new ProblemError('not_found')
  const { segments } = await readCampaignSettings(sql, shopId)
  return { rule, campaign, isPersonal: asksAboutCustomer(campaign?.audience, segments) }
}

/** Not only campaigns make offers: so does what another room asks the shopper. */
async function findOffering(
  sql: Sql,
  { shopId, campaignId, rooms, now }: Asked,
): Promise<Campaign | undefined> {
  const campaign = await readActiveCampaign(sql, shopId, campaignId, now)
  if (campaign) return campaign
  for (const room of rooms) {
    const found = await room.findOffering?.(sql, { shopId, campaignId, now })
    if (found) return found
  }
  return undefined
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

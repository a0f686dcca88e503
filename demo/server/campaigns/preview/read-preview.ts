/** What a preview shows: read alone, so that whoever shares its link gives nothing away. */
import { sampleOffers } from '../../../../src/campaigns/authoring/sample-offers.ts'
import type { CampaignPreview } from '../../../../src/contract/campaign/preview.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readSettings } from '../settings/queries.ts'
import { findStoredCampaign } from '../versions/queries.ts'
import { isPreviewToken } from './token.ts'

export interface PreviewWish {
  readonly campaignId: string
  readonly token: string
  readonly now: Date
}

/** `not_found` of a link that is over, and of one that was never ours. */
export async function readPreview(
  sql: Sql,
  shop: Pick<ShopRow, 'id' | 'fingerprintKey'>,
  wish: PreviewWish,
): Promise<CampaignPreview> {
  if (!isPreviewToken(shop, wish)) throw new ProblemError('not_found')
  const stored = await findStoredCampaign(sql, shop.id, wish.campaignId)
  if (!stored) throw new ProblemError('not_found')
  const campaign = stored.draft ?? stored.campaign
  const { offers, segments } = (await readSettings(sql, shop.id)).settings
  return {
    campaign,
    offers: sampleOffers(campaign, { offers, segments, now: wish.now.getTime() }),
  }
}

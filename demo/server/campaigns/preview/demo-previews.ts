/** Links to everything a shop has in force, for the debugging view of the demo; other shops have theirs in the console. */
import type { Sql } from '../../db.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readStoredCampaigns } from '../versions/queries.ts'
import { previewOf } from './token.ts'

/** By campaign, as `CampaignRow.preview`. */
export async function previewsOf(
  sql: Sql,
  shop: Pick<ShopRow, 'id' | 'fingerprintKey'>,
  now: Date,
): Promise<Record<string, string>> {
  const stored = await readStoredCampaigns(sql, shop.id)
  const active = stored.filter(({ status }) => status === 'active')
  return Object.fromEntries(
    active.map(({ campaignId }) => [campaignId, previewOf(shop, campaignId, now)]),
  )
}

/** Campaigns as the merchant sees them: with what may be mended, and what came of them lately. */
import type { CampaignRow } from '../../../../src/contract/campaign/console.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { previewOf } from '../preview/token.ts'
import { type Numbers, readNumbers } from '../results/numbers.ts'
import { readSettings } from '../settings/queries.ts'
import { readStoredCampaigns } from './queries.ts'
import { warningsOf } from './warnings.ts'

type Shop = Pick<ShopRow, 'id' | 'currency' | 'fingerprintKey'>

const NOTHING: Numbers = { shown: 0, closed: 0, never: 0, clicked: 0, orders: 0, revenue: 0 }

export async function listRows(sql: Sql, shop: Shop, now: Date): Promise<CampaignRow[]> {
  const campaigns = await readStoredCampaigns(sql, shop.id)
  const { settings } = await readSettings(sql, shop.id)
  const numbers = await readNumbers(sql, shop.id, now)
  return campaigns.map((stored) => {
    const { revenue, ...counts } = numbers.get(stored.campaignId) ?? NOTHING
    return {
      campaign: stored.campaign,
      status: stored.status,
      ...(stored.draft && { draft: stored.draft }),
      preview: previewOf(shop, stored.campaignId, now),
      updatedAt: stored.updatedAt.toISOString(),
      warnings: warningsOf(stored, { settings, campaigns }),
      numbers: { ...counts, revenue: { minor: revenue, currency: shop.currency } },
    }
  })
}

export async function readRow(
  sql: Sql,
  shop: Shop,
  { campaignId, now }: { readonly campaignId: string; readonly now: Date },
): Promise<CampaignRow> {
  const row = (await listRows(sql, shop, now)).find(({ campaign }) => campaign.id === campaignId)
  if (!row) throw new ProblemError('not_found')
  return row
}

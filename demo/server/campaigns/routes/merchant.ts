/** The merchant’s side of campaigns. */
import {
  type CampaignRow,
  listCampaigns,
  readCampaignResults,
  readCampaignSettings,
  readHoldoutResults,
  readRetention,
  saveCampaign,
  saveCampaignSettings,
  setCampaignStatus,
} from '../../../../src/contract/campaign/console.ts'
import type { Database } from '../../db.ts'
import { forMerchant, type Route } from '../../route.ts'
import { byHashing } from '../results/by-hashing.ts'
import { readHoldoutResultsOf, readResultsOf } from '../results/read-results.ts'
import { readRetentionOf } from '../retention/read-retention.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readSettings } from '../settings/queries.ts'
import { saveSettings } from '../settings/save-settings.ts'
import { listRows, readRow } from '../versions/list-rows.ts'
import { saveVersion, setStatus } from '../versions/save-version.ts'

export const merchantRoutes: readonly Route[] = [
  forMerchant(listCampaigns, async ({ shop, services, now }) => ({
    items: await byHashing(services.database, (sql) => listRows(sql, shop, now)),
  })),
  forMerchant(saveCampaign, async ({ shop, services, params, body, now }) => {
    const { campaignId } = params
    await saveVersion(services.database, shop.id, { campaignId, ...body, now })
    return { row: await rowOf(services.database, shop, { campaignId, now }) }
  }),
  forMerchant(setCampaignStatus, async ({ shop, services, params, body, now }) => {
    const { campaignId } = params
    await setStatus(services.database, shop.id, { campaignId, ...body, now })
    return { row: await rowOf(services.database, shop, { campaignId, now }) }
  }),
  forMerchant(readCampaignResults, async ({ shop, services, params, now }) => ({
    experiments: await byHashing(services.database, (sql) =>
      readResultsOf(sql, shop, { ...params, now }),
    ),
  })),
  forMerchant(readHoldoutResults, async ({ shop, services, now }) => ({
    experiments: await byHashing(services.database, (sql) => readHoldoutResultsOf(sql, shop, now)),
  })),
  forMerchant(readCampaignSettings, ({ shop, services }) =>
    readSettings(services.database, shop.id),
  ),
  forMerchant(saveCampaignSettings, ({ shop, services, body, now }) =>
    saveSettings(services.database, shop, { ...body, now }),
  ),
  forMerchant(readRetention, ({ shop, services, now }) =>
    byHashing(services.database, (sql) => readRetentionOf(sql, shop, now)),
  ),
]

function rowOf(
  database: Database,
  shop: ShopRow,
  name: { readonly campaignId: string; readonly now: Date },
): Promise<CampaignRow> {
  return byHashing(database, (sql) => readRow(sql, shop, name))
}

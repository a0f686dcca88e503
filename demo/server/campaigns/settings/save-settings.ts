/** Saves what a shop says about itself, as a whole. */
import type { CampaignSettings } from '../../../../src/contract/campaign/console.ts'
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { refuseProblems } from '../refuse.ts'
import { readStoredCampaigns } from '../versions/queries.ts'
import { checkSettings } from './check-settings.ts'
import { insertSettings, readSettings, type SettingsRevision } from './queries.ts'

export interface SettingsWish {
  readonly basedOn: number
  readonly settings: CampaignSettings
  readonly now: Date
}

export function saveSettings(
  database: Pick<Database, keyof Sql | 'transaction'>,
  shop: Pick<ShopRow, 'id' | 'currency'>,
  { basedOn, settings, now }: SettingsWish,
): Promise<SettingsRevision> {
  return database.transaction(async (sql) => {
    // Of two that save at once the second is told of the first.
    await sql.query('select 1 from shops where shop_id = $1 for update', [shop.id])
    const { revision, settings: before } = await readSettings(sql, shop.id)
    if (revision !== basedOn) throw new ProblemError('revision_conflict', { params: { revision } })
    const campaigns = await readStoredCampaigns(sql, shop.id)
    refuseProblems(checkSettings(settings, { currency: shop.currency, before, campaigns }))
    const saved = { revision: revision + 1, settings }
    await insertSettings(sql, shop.id, { ...saved, now })
    return saved
  })
}

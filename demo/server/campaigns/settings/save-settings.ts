/** Saves what a shop says about itself, as a whole. */
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readStoredCampaigns } from '../versions/queries.ts'
import { requireSettings } from './check-settings.ts'
import { insertSettings, readSettings, type SettingsRevision } from './queries.ts'

export interface SettingsWish {
  readonly basedOn: number
  readonly settings: unknown
  readonly now: Date
}

export function saveSettings(
  database: Pick<Database, keyof Sql | 'transaction'>,
  shop: Pick<ShopRow, 'id' | 'currency'>,
  wish: SettingsWish,
): Promise<SettingsRevision> {
  return database.transaction(async (sql) => {
    // Of two that save at once the second is told of the first.
    await sql.query('select 1 from shops where shop_id = $1 for update', [shop.id])
    const { revision, settings: before } = await readSettings(sql, shop.id)
    if (revision !== wish.basedOn)
      throw new ProblemError('revision_conflict', { params: { revision } })
    const campaigns = await readStoredCampaigns(sql, shop.id)
    const place = { currency: shop.currency, before, campaigns }
    const settings = requireSettings(wish.settings, place)
    const saved = { revision: revision + 1, settings }
    await insertSettings(sql, shop.id, { ...saved, now: wish.now })
    return saved
  })
}

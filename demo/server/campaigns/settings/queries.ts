/** What a shop says about itself, as revisions: the newest is in force. */
import type { CampaignSettings } from '../../../../src/contract/campaign/console.ts'
import type { Holdout } from '../../../../src/contract/campaign/experiment.ts'
import type { Sql } from '../../db.ts'

export interface SettingsRevision {
  /** 0 while nothing was saved. */
  readonly revision: number
  readonly settings: CampaignSettings
}

/** Of a shop that has said nothing: no offers, nobody held out, and a margin such as shops of goods have. */
export const NO_SETTINGS: CampaignSettings = {
  facts: { shipping: [], payment: [] },
  offers: [],
  segments: {},
  holdout: null,
  controlForEphemeral: false,
  caps: {},
  vipTiers: [],
  grossMargin: 40,
}

export async function readSettings(sql: Sql, shopId: string): Promise<SettingsRevision> {
  const [newest] = await sql.query<SettingsRevision>(
    `select revision, settings from campaign_settings where shop_id = $1 order by revision desc limit 1`,
    [shopId],
  )
  return newest ?? { revision: 0, settings: NO_SETTINGS }
}

export async function insertSettings(
  sql: Sql,
  shopId: string,
  { revision, settings, now }: SettingsRevision & { readonly now: Date },
): Promise<void> {
  await sql.query(
    `insert into campaign_settings (shop_id, revision, settings, created_at) values ($1, $2, $3::jsonb, $4)`,
    [shopId, revision, JSON.stringify(settings), now],
  )
}

/** Each period in which somebody was held out, the newest first; a period keeps its share. */
export async function readHoldouts(sql: Sql, shopId: string): Promise<Holdout[]> {
  const rows = await sql.query<{ holdout: Holdout }>(
    `select holdout from (
       select distinct on (settings->'holdout'->>'period') settings->'holdout' as holdout, revision
         from campaign_settings
        where shop_id = $1 and (settings->'holdout'->>'share')::int > 0
        order by settings->'holdout'->>'period', revision desc) periods
      order by revision desc`,
    [shopId],
  )
  return rows.map(({ holdout }) => holdout)
}

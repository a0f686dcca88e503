/** Names what pages are sent, so that they ask for it only when it is another. */
import { createHash } from 'node:crypto'
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { LifecycleConfig } from '../../../../src/contract/campaign/lifecycle.ts'
import type { Sql } from '../../db.ts'
import type { Room } from '../../room.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { isOver } from '../read.ts'
import { readLifecycleConfig } from '../retention/lifecycle-config.ts'
import { readSettings } from '../settings/queries.ts'
import { readOwnOfRooms } from './own-of-rooms.ts'

type Name = Pick<Campaign, 'id' | 'revision' | 'schedule'>

/** What `/v1/shop` tells; `undefined` where no page has anything to load. */
export async function readCampaignRevision(
  sql: Sql,
  shop: Pick<ShopRow, 'id' | 'currency'>,
  { rooms, now }: { readonly rooms: readonly Room[]; readonly now: Date },
): Promise<string | undefined> {
  const active = await sql.query<Name>(
    `select campaign_id as id, revision, jsonb_strip_nulls(jsonb_build_object('endsAt', campaign->'schedule'->'endsAt')) as schedule
       from campaigns join campaign_versions using (shop_id, campaign_id, revision)
      where shop_id = $1 and status = 'active' order by campaign_id`,
    [shop.id],
  )
  // Safe: of a schedule its end alone is asked.
  const written = active.filter((each) => !isOver(each as Campaign, now))
  const running = [...written, ...(await readOwnOfRooms(sql, shop.id, { rooms, now }))]
  if (running.length === 0) return undefined
  const { revision } = await readSettings(sql, shop.id)
  return revisionOf(running, revision, await readLifecycleConfig(sql, shop, now))
}

export function revisionOf(
  campaigns: readonly Pick<Name, 'id' | 'revision'>[],
  settings: number,
  { computedAt }: Pick<LifecycleConfig, 'computedAt'>,
): string {
  const named = [campaigns.map(({ id, revision }) => [id, revision]), settings, computedAt]
  return createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, 22)
}

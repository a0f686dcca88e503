/** The campaigns of a shop as its pages are sent them. */
import type { CampaignSet } from '../../../../src/contract/campaign/served.ts'
import type { Sql } from '../../db.ts'
import type { Room } from '../../room.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { isOver } from '../read.ts'
import { readLifecycleConfig } from '../retention/lifecycle-config.ts'
import { readSettings } from '../settings/queries.ts'
import { readStoredCampaigns } from '../versions/queries.ts'
import { readOwnOfRooms } from './own-of-rooms.ts'
import { revisionOf } from './revision.ts'

/** Without what pages have no business with: offers, margins, drafts. */
export async function readCampaignSet(
  sql: Sql,
  shop: Pick<ShopRow, 'id' | 'currency'>,
  { rooms, now }: { readonly rooms: readonly Room[]; readonly now: Date },
): Promise<CampaignSet> {
  const stored = await readStoredCampaigns(sql, shop.id)
  const written = stored
    .filter(({ status, campaign }) => status === 'active' && !isOver(campaign, now))
    .map(({ campaign }) => campaign)
  const items = [...written, ...(await readOwnOfRooms(sql, shop.id, { rooms, now }))]
  const { revision, settings } = await readSettings(sql, shop.id)
  const lifecycle = await readLifecycleConfig(sql, shop, now)
  const { facts, segments, holdout, controlForEphemeral, caps } = settings
  return {
    revision: revisionOf(items, revision, lifecycle),
    items,
    segments,
    facts,
    lifecycle,
    ...(holdout && { holdout }),
    controlForEphemeral,
    // Of settings that were saved before there were any.
    caps: caps ?? {},
  }
}

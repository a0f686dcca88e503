/** Campaigns that no merchant wrote: what other rooms of the server want to ask of shoppers, as surveys. */
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { Sql } from '../../db.ts'
import type { Room } from '../../room.ts'

/** In the order of the rooms. */
export async function readOwnOfRooms(
  sql: Sql,
  shopId: string,
  { rooms, now }: { readonly rooms: readonly Room[]; readonly now: Date },
): Promise<Campaign[]> {
  const campaigns: Campaign[] = []
  for (const room of rooms) campaigns.push(...((await room.campaigns?.(sql, shopId, now)) ?? []))
  return campaigns
}

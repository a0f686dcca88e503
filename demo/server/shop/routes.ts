/** The shop’s public configuration. */
import { readShop, type Shop } from '../../../src/contract/shop.ts'
import { readCampaignRevision } from '../campaigns/served/revision.ts'
import { forPublic } from '../route.ts'
import type { Room } from '../room.ts'
import type { ShopRow } from './queries.ts'

export const room: Room = {
  routes: [
    forPublic(
      readShop,
      async ({ shop, services: { database, rooms }, now }) => {
        const campaigns = await readCampaignRevision(database, shop, { rooms, now })
        return { ...publicPart(shop), ...(campaigns !== undefined && { campaigns }) }
      },
      { cacheable: true },
    ),
  ],
}

/** Field by field, so that a new column is never published by accident. */
function publicPart(shop: ShopRow): Shop {
  return {
    id: shop.id,
    name: shop.name,
    currency: shop.currency,
    timezone: shop.timezone,
    locales: shop.locales,
    theme: shop.theme,
    launcher: shop.launcher,
    texts: shop.texts,
    widgets: shop.widgets,
    ...(shop.destinations.length > 0 && { destinations: [...shop.destinations] }),
  }
}

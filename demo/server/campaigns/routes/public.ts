/** What pages read of campaigns. */
import { previewCampaign } from '../../../../src/contract/campaign/preview.ts'
import { readCampaigns, suggestProducts } from '../../../../src/contract/campaign/served.ts'
import { forPublic, type Route } from '../../route.ts'
import { readPreview } from '../preview/read-preview.ts'
import { readCampaignSet } from '../served/read-set.ts'
import { suggestFor } from '../served/suggest-products.ts'

export const publicRoutes: readonly Route[] = [
  forPublic(
    readCampaigns,
    ({ shop, services: { database, rooms }, now }) =>
      readCampaignSet(database, shop, { rooms, now }),
    { cacheable: true },
  ),
  forPublic(previewCampaign, ({ shop, services, params, query, now }) =>
    readPreview(services.database, shop, { ...params, token: query.token, now }),
  ),
  forPublic(suggestProducts, async ({ shop, services, query, now }) => ({
    items: await suggestFor(services, shop.id, { asked: query.with, now }),
  })),
]

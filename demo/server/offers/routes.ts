/** The offers room: offers with a deadline, given once and told again and again. */
import {
  issueOffer as issue,
  issueOfferToMember,
  listOffers,
} from '../../../src/contract/campaign/issue.ts'
import type { Room } from '../room.ts'
import { forMember, forPublic } from '../route.ts'
import { coupons } from './coupons.ts'
import { issueOffer } from './issue.ts'
import { jobs } from './jobs.ts'
import { listOffersOf } from './list.ts'
import { exportOffers, forgetShopper } from './person.ts'
import { settleOrder } from './settle-order.ts'
import { shopperOf } from './shopper.ts'

export const room: Room = {
  routes: [
    forPublic(issue, ({ shop, services, params, body, http, now }) => {
      const { key: _, holder, ...occasion } = body
      const shopper = shopperOf(http, shop, { services, holder })
      return issueOffer(services, { shop, ...params, ...occasion, shopper, now })
    }),
    forMember(issueOfferToMember, ({ shop, memberId, services, params, body, http, now }) => {
      const { holder, ...occasion } = body
      const shopper = shopperOf(http, shop, { services, holder, memberId })
      return issueOffer(services, { shop, ...params, ...occasion, shopper, now })
    }),
    forMember(listOffers, async ({ shop, memberId, services, now }) => ({
      items: await listOffersOf(services.database, { shopId: shop.id, memberId }, now),
    })),
  ],
  jobs,
  coupons,
  onOrderChange: settleOrder,
  onExport: exportOffers,
  onErase: forgetShopper,
}

/** The coupons room: codes of every giver, for the shop’s own server to ask about. */
import { readCoupon, useCoupon } from '../../../src/contract/coupon.ts'
import { applyCoupon } from '../orders/change-order.ts'
import type { Room } from '../room.ts'
import { forSecret } from '../route.ts'
import { settleOrder } from './settle-order.ts'
import { readCouponOf, useCouponOf } from './till.ts'

export const room: Room = {
  routes: [
    forSecret(readCoupon, ({ shop, services, params, query, now }) =>
      readCouponOf(services.database, services.rooms, {
        shopId: shop.id,
        ...params,
        buyer: query,
        now,
      }),
    ),
    forSecret(useCoupon, async ({ shop, services, params, body, now }) => {
      const { orderId, ...buyer } = body
      const { database, rooms } = services
      const name = { shopId: shop.id, orderId }
      const coupon = await useCouponOf(database, rooms, { ...name, ...params, buyer, now })
      // Points of a code come with the order's own: an order that was paid before has to be reckoned anew.
      if (coupon.value.kind === 'points')
        await applyCoupon({ database, rooms, now }, name, coupon.code)
      return coupon
    }),
  ],
  onOrderChange: settleOrder,
}

/** Paying an order uses the codes it was placed with, also where the shop never asked about them. */
import type { Sql } from '../db.ts'
import type { OrderChange } from '../orders/order-change.ts'
import type { Room } from '../room.ts'
import { lockMembers } from '../session/queries.ts'
import { lockActiveCoupons, markCouponUsed } from './queries.ts'

export async function settleOrder(
  sql: Sql,
  change: OrderChange,
  rooms: readonly Room[],
): Promise<void> {
  const { shopId, memberId, previousMemberId, orderId, codes } = change
  if (!change.isPaid || change.cause.kind !== 'version' || codes.length === 0) return
  // Members before coupons, as everywhere, and all of them at once.
  await lockMembers(sql, shopId, [memberId, previousMemberId ?? []].flat())
  for (const coupon of await lockActiveCoupons(sql, shopId, codes)) {
    const giver = rooms.find(({ coupons }) => coupons?.giver === coupon.giver)?.coupons
    const isTheirs = coupon.memberId === null || coupon.memberId === memberId
    const isOver = coupon.expiresAt !== null && coupon.expiresAt <= (change.paidAt ?? change.now)
    if (!giver?.settlesOrders && isTheirs && !isOver) await markCouponUsed(sql, coupon, orderId)
  }
}

/** Codes of offers at the till: whoever has one uses it once, and not after its end. */
import type { CouponGiver } from '../coupons/giver.ts'
import { markUsed } from './offer-row.ts'

export const coupons: CouponGiver = {
  giver: 'offers',
  use: (sql, { shopId, coupon, orderId, now }) =>
    markUsed(sql, { shopId, issueId: coupon.couponId }, { orderId, now }),
}

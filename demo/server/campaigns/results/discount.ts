/** What codes took off an order, as far as it can be said of what was paid. */
import type { CouponValue } from '../../../../src/contract/coupon-value.ts'

/**
 * Minor units. A percentage is reckoned back from what was paid after it. Of free shipping, a product and a gift nobody has told what they cost;
 * they count as nothing.
 */
export function discountOf(value: CouponValue, paid: number): number {
  switch (value.kind) {
    case 'amount':
      return value.off.minor
    case 'credit':
      return value.amount.minor
    case 'percent': {
      const most = value.max?.minor ?? Infinity
      if (value.percent >= 100) return value.max?.minor ?? 0
      return Math.min(most, Math.round((paid * value.percent) / (100 - value.percent)))
    }
    default:
      return 0
  }
}

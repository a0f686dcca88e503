/** What redeeming works with. */
import type { CouponAdapter } from '../../coupons/coupon-adapter.ts'
import type { Database } from '../../db.ts'
import type { Log } from '../../http/log.ts'

export interface RedeemDesk {
  readonly database: Database
  readonly coupons: CouponAdapter
  readonly log: Log
  readonly now: Date
}

/** A step that takes longer was cut off; whoever finds it goes on. */
export const STEP_MS = 60_000

export const HOLD_MS = 30 * 60_000
export const LONGEST_HOLD_MS = 24 * 3_600_000

export function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}

/** What a room that gives codes away does with them at the till. */
import type { Coupon } from '../../../src/contract/coupon.ts'
import type { CouponValue } from '../../../src/contract/coupon-value.ts'
import type { Sql } from '../db.ts'
import type { CouponName, Giver } from './coupon-adapter.ts'

/** As far as the shop knows. */
export interface Buyer {
  /** The `sub` of an identity proof. */
  readonly customerId?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

/** A code that its giver knows and the table does not: it may be used by many. */
export interface OpenCode {
  readonly couponId: string
  readonly code: string
  readonly value: CouponValue
  readonly currency: string
  readonly minOrder?: number | undefined
  readonly firstOrderOnly?: boolean | undefined
  readonly expiresAt?: Date | undefined
}

export interface KnownCoupon extends CouponName {
  readonly code: string
  readonly status: Coupon['status']
  readonly value: CouponValue
  readonly currency: string
  readonly minOrder: number | null
  readonly cartId: string | null
  readonly memberId: string | null
  /** The `sub` of that member; none of one who was erased. */
  readonly customerId: string | null
  readonly firstOrderOnly: boolean
  readonly expiresAt: Date | null
  readonly orderId: string | null
  /** In the table, and so used once; not so an {@link OpenCode}. */
  readonly isStored: boolean
}

export interface Check {
  readonly shopId: string
  readonly coupon: KnownCoupon
  readonly buyer: Buyer
  readonly now: Date
}

export interface Use extends Check {
  readonly orderId: string
}

/**
 * Locks are taken in this order, by everyone: the order, its members by id, the coupon, the giver’s own rows. So `use` must not lock a
 * member other than the coupon’s.
 */
export interface CouponGiver {
  readonly giver: Giver
  /** Its own `onOrderChange` marks its codes as used; otherwise the coupons room does, before any giver is told of the order. */
  readonly settlesOrders?: true
  /** Looks for a code that is in no table, `code` as it was typed. */
  readonly find?: (
    sql: Sql,
    asked: { readonly shopId: string; readonly code: string; readonly now: Date },
  ) => Promise<OpenCode | undefined>
  /** Throws `own_link`, `not_new_customer` or `not_eligible`. A first order is checked already. */
  readonly check?: (sql: Sql, check: Check) => Promise<void>
  /** In the transaction that uses it; the member of the coupon and the coupon are locked. */
  readonly use?: (sql: Sql, use: Use) => Promise<void>
}

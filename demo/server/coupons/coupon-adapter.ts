/** What a shop system has to be able to do with codes. Each call may be repeated, and may fail without anyone knowing how far it got. */
import type { CouponValue } from '../../../src/contract/coupon-value.ts'

/** Which room gave it away. */
export type Giver = 'loyalty' | 'referral' | 'offers'

/** Names the coupon for ever: the same one twice is the same coupon. */
export interface CouponName {
  readonly shopId: string
  readonly giver: Giver
  /** The giver’s own name for it. */
  readonly couponId: string
}

export interface CouponOrder extends CouponName {
  /** Only this member may use it; without one, whoever has the code. */
  readonly memberId?: string | undefined
  /** Random and unguessable; a shop system that makes its own may answer another. */
  readonly code: string
  readonly value: CouponValue
  readonly currency: string
  /** Merchandise the order needs, minor units. */
  readonly minOrder?: number | undefined
  readonly cartId?: string | undefined
  readonly firstOrderOnly?: boolean | undefined
  /** Without one it ends when it is disabled. */
  readonly expiresAt?: Date | undefined
}

export interface CouponAdapter {
  /** Answers the code of this coupon, made now or before. */
  create(order: CouponOrder): Promise<{ readonly code: string }>
  /** Makes sure no order can use it from now on; answers the order when one has used it. A coupon that was never made counts as disabled. */
  disable(name: CouponName): Promise<'disabled' | { readonly usedFor: string }>
  /** Lets it live longer. */
  extend(name: CouponName, expiresAt: Date): Promise<void>
}

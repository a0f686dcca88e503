/** What a shop system has to be able to do with codes. Each call may be repeated, and may fail without anyone knowing how far it got. */
import type { RewardValue } from '../../../../widgets/loyalty/contract.ts'

export interface CouponOrder {
  readonly shopId: string
  /** Names the coupon for ever: the same one twice is the same coupon. */
  readonly redemptionId: string
  readonly memberId: string
  /** Random and unguessable; a shop system that makes its own may answer another. */
  readonly code: string
  readonly value: RewardValue
  readonly currency: string
  readonly minOrder: number | undefined
  readonly cartId: string | undefined
  readonly expiresAt: Date
}

export type CouponName = Pick<CouponOrder, 'shopId' | 'redemptionId'>

export interface CouponAdapter {
  /** Answers the code of the coupon of this redemption, made now or before. */
  create(order: CouponOrder): Promise<{ readonly code: string }>
  /** Makes sure no order can use it from now on; answers the order when one has used it. A coupon that was never made counts as disabled. */
  disable(name: CouponName): Promise<'disabled' | { readonly usedFor: string }>
  /** Lets a hold live longer. */
  extend(name: CouponName, expiresAt: Date): Promise<void>
}

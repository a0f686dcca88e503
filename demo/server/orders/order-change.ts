/** An order as other rooms see it when it changed: its whole state, so that the order of arrival does not matter. */
import type { Order } from '../../../src/contract/order.ts'

/** Who ordered, as far as the shop told; what it left out is the member’s own. Keys are fingerprints, see customers/keys.ts. */
export interface OrderCustomer {
  /** The `sub` of an identity proof; none of a guest, nor of one who was erased. */
  readonly sub: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly name: string | null
  readonly emailKey: string | null
  readonly phoneKey: string | null
  readonly addressKey: string | null
}

export interface OrderState {
  readonly shopId: string
  readonly orderId: string
  readonly version: number
  readonly status: Order['status']
  readonly memberId: string
  /** Somebody without an account: `memberId` stands for the e-mail alone. */
  readonly isGuest: boolean
  readonly customer: OrderCustomer
  /** The browser; forgotten after 90 days. */
  readonly client: { readonly ipKey: string | null; readonly agentKey: string | null }
  readonly referral: { readonly claimId: string | null; readonly visitorId: string | null }
  readonly currency: string
  readonly isPaid: boolean
  readonly placedAt: Date
  /** When it was first paid; stays when the order is cancelled. */
  readonly paidAt: Date | null
  /** Of several parcels the last. */
  readonly deliveredAt: Date | null
  /** Merchandise that earns, minor units. */
  readonly basis: number
  /** All refunds of merchandise that earns together, minor units; may exceed `basis`. */
  readonly refunded: number
  /** Codes it was placed with, as the shop told them. */
  readonly codes: readonly string[]
  readonly cartId: string | null
}

export interface OrderChange extends OrderState {
  /** Whose order it was before, if another’s. */
  readonly previousMemberId: string | undefined
  /** No order of the same customer, e-mail or phone was paid before it and kept. */
  readonly isFirstPaid: boolean
  readonly cause: {
    /** `coupon`: a code was used for it after it was told. */
    readonly kind: 'version' | 'refund' | 'delivery' | 'coupon'
    /** Unique among the causes of this kind of this order. */
    readonly id: string
    readonly at: Date
  }
  readonly now: Date
}

/** An order as other rooms see it when it changed: its whole state, so that the order of arrival does not matter. */

export interface OrderState {
  readonly shopId: string
  readonly orderId: string
  readonly memberId: string
  readonly currency: string
  readonly isPaid: boolean
  /** When it was first paid; stays when the order is cancelled. */
  readonly paidAt: Date | null
  /** Of several parcels the last. */
  readonly deliveredAt: Date | null
  /** Merchandise that earns, minor units. */
  readonly basis: number
  /** All refunds of merchandise that earns together, minor units; may exceed `basis`. */
  readonly refunded: number
  /** Codes of the programme it was placed with. */
  readonly codes: readonly string[]
  readonly cartId: string | null
}

export interface OrderChange extends OrderState {
  /** Whose order it was before, if another’s. */
  readonly previousMemberId: string | undefined
  readonly cause: {
    readonly kind: 'version' | 'refund' | 'delivery'
    /** Unique among the causes of this kind of this order. */
    readonly id: string
    readonly at: Date
  }
  readonly now: Date
}

/** An order as the shop keeps it: prices frozen in the currency it was charged in. */
import type { ShippingMethod } from '../checkout/shipping.ts'
import type { Discount } from '../codes/discount.ts'
import type { ShopCurrency } from '../money/currency.ts'

export interface OrderedLine {
  readonly productId: string
  readonly name: string
  readonly quantity: number
  readonly line: number
}

export interface Contact {
  readonly email: string
  readonly name: string
  readonly address: string
  readonly postcode: string
  readonly city: string
  readonly country: string
  readonly phone?: string | undefined
}

/** What the page told of the invitation it took. */
export interface OrderReferral {
  readonly claimId: string
  /** Only of shoppers who agreed to be counted. */
  readonly visitorId?: string | undefined
}

/** The browser that ordered, until the loyalty backend was told. */
export interface OrderClient {
  readonly ip?: string | undefined
  readonly userAgent?: string | undefined
}

export interface NewOrder {
  readonly checkoutToken: string
  readonly customerId: string | null
  readonly contact: Contact
  readonly currency: ShopCurrency
  readonly lines: readonly OrderedLine[]
  readonly shippingMethod: ShippingMethod
  readonly shipping: number
  /** What a code of the programme took off. */
  readonly discount: Discount | null
  readonly cartId: string | null
  readonly referral: OrderReferral | null
  readonly client: OrderClient | null
  readonly total: number
}

/**
 * `checking`: waits for the backend's word on its code. `abandoned`: that word never came, and it never became an order.
 */
export type OrderState = 'checking' | 'placed' | 'cancelled' | 'abandoned'

export interface PlacedOrder extends NewOrder {
  readonly id: string
  readonly state: OrderState
  readonly placedAt: Date
}

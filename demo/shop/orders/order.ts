/** An order as the shop keeps it: prices frozen in the currency it was charged in. */
import type { ShippingMethod } from '../checkout/shipping.ts'
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
}

export interface NewOrder {
  readonly checkoutToken: string
  readonly customerId: string | null
  readonly contact: Contact
  readonly currency: ShopCurrency
  readonly lines: readonly OrderedLine[]
  readonly shippingMethod: ShippingMethod
  readonly shipping: number
  readonly total: number
}

export interface PlacedOrder extends NewOrder {
  readonly id: string
  readonly placedAt: Date
}

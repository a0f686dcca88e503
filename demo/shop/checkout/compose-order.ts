/** The order as it will be charged: the cart of this moment, the code that was just found to fit, the form, and how the shopper came. */
import { goodsToPay, orderedLines, priceCart } from '../cart/priced-cart.ts'
import type { Discount } from '../codes/discount.ts'
import type { NewOrder, OrderClient, OrderReferral } from '../orders/order.ts'
import type { Visit } from '../visit.ts'
import type { Checkout } from './checkout-form.ts'
import { freePostBase, shippingPrice } from './shipping.ts'

export interface Arrival {
  readonly referral: OrderReferral | null
  readonly client: OrderClient
}

export function composeOrder(
  { contact, shippingMethod, token }: Checkout,
  { discount, arrival }: { readonly discount: Discount | null; readonly arrival: Arrival },
  visit: Visit,
): NewOrder {
  const priced = priceCart(visit)
  const { currency, subtotal } = priced
  const shipping = discount?.freeShipping
    ? 0
    : shippingPrice(shippingMethod, freePostBase(priced, discount), currency)
  return {
    checkoutToken: token,
    customerId: visit.customer?.id ?? null,
    contact,
    currency,
    lines: orderedLines(priced),
    shippingMethod,
    shipping,
    discount,
    cartId: visit.cartId ?? null,
    ...arrival,
    total: goodsToPay(subtotal, discount) + shipping,
  }
}

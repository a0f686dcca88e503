/** What the shop's own script gets back after a change of the cart: finished texts, so that it formats nothing. */
import { missingForFreePost } from '../checkout/shipping.ts'
import type { Visit } from '../visit.ts'
import { countItems } from './cart.ts'
import { priceCart } from './priced-cart.ts'
import { snapshot, type CartSnapshot } from './snapshot.ts'

export interface CartAnswer {
  readonly cart: CartSnapshot
  readonly count: string
  readonly subtotal: string
  readonly freePost: string
  /** By product id. */
  readonly lines: Readonly<Record<string, { readonly quantity: number; readonly total: string }>>
  /** Said to the shopper, by screen and by screen reader. */
  readonly notice: string
}

export function cartAnswer(visit: Visit, notice: string): CartAnswer {
  const priced = priceCart(visit.cart, visit.currency, visit.language)
  return {
    cart: snapshot(visit),
    count: visit.format.number(countItems(visit.cart)),
    subtotal: visit.money(priced.subtotal),
    freePost: freePostText(priced.subtotal, visit),
    lines: Object.fromEntries(
      priced.lines.map(({ product, quantity, line }) => [
        product.id,
        { quantity, total: visit.money(line) },
      ]),
    ),
    notice,
  }
}

export function freePostText(subtotal: number, visit: Visit): string {
  const missing = missingForFreePost(subtotal, visit.currency)
  return missing > 0
    ? visit.t('cart.missing', { amount: visit.money(missing) })
    : visit.t('cart.free-post')
}

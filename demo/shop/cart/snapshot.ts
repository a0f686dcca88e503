/** The cart as the loyalty script is told of it. */
import { pictureUrl } from '../catalogue/pictures/index.ts'
import type { CodeInCart } from '../codes/code-in-cart.ts'
import type { Visit } from '../visit.ts'
import { discountIn, priceCart, type PricedLine } from './priced-cart.ts'

/** Minor units throughout. */
export interface CartSnapshot {
  readonly currency: string
  /** The cart's name: what is set aside at the loyalty backend is set aside for it. */
  readonly token?: string
  /** After the discount, without shipping. */
  readonly total: number
  readonly codes?: readonly string[]
  readonly discount?: number
  readonly items: readonly CartItemSnapshot[]
}

export interface CartItemSnapshot {
  readonly id: string
  readonly name: string
  readonly quantity: number
  readonly unit: number
  readonly line: number
  readonly url: string
  readonly image: string
  readonly collections: readonly string[]
  readonly tags?: readonly string[]
}

/** Lines with this tag count towards nothing: neither points nor free post. */
export const GIFT_CARD_TAG = 'gift-card'

export function snapshot(
  visit: Pick<Visit, 'cart' | 'cartId' | 'currency' | 'language' | 'shelf'>,
  code: CodeInCart,
): CartSnapshot {
  const priced = priceCart(visit)
  const discount = discountIn(code)
  const off = discount?.goods ?? 0
  return {
    currency: priced.currency,
    ...(visit.cartId && { token: visit.cartId }),
    total: priced.subtotal - off,
    ...(discount && { codes: [discount.code] }),
    ...(off > 0 && { discount: off }),
    items: priced.lines.map(itemOf),
  }
}

function itemOf({ product, name, quantity, unit, line }: PricedLine): CartItemSnapshot {
  return {
    id: product.id,
    name,
    quantity,
    unit,
    line,
    url: `/products/${product.id}`,
    image: pictureUrl(product.id),
    collections: [product.category],
    ...(product.earnsNothing && { tags: [GIFT_CARD_TAG] }),
  }
}

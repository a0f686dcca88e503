/** The cart with the catalogue's prices, in one currency. */
import { findProduct } from '../catalogue/catalogue.ts'
import type { Product } from '../catalogue/product.ts'
import type { CodeInCart } from '../codes/code-in-cart.ts'
import type { Discount } from '../codes/discount.ts'
import type { ShopCurrency } from '../money/currency.ts'
import type { OrderedLine } from '../orders/order.ts'
import { priceOf } from '../shelf/shelf.ts'
import type { Visit } from '../visit.ts'

export interface PricedLine {
  readonly product: Product
  readonly name: string
  readonly quantity: number
  /** Minor units of the cart's currency, as is `line`. */
  readonly unit: number
  readonly line: number
}

export interface PricedCart {
  readonly currency: ShopCurrency
  readonly lines: readonly PricedLine[]
  readonly subtotal: number
}

export type Priced = Pick<Visit, 'cart' | 'currency' | 'language' | 'shelf'>

export function priceCart({ cart, currency, language, shelf }: Priced): PricedCart {
  const lines = cart.flatMap(({ productId, quantity }) => {
    const product = findProduct(productId)
    if (!product) return []
    const unit = priceOf(product, currency, shelf)
    return [{ product, name: product.texts[language].name, quantity, unit, line: unit * quantity }]
  })
  return { currency, lines, subtotal: lines.reduce((sum, { line }) => sum + line, 0) }
}

export function orderedLines({ lines }: PricedCart): OrderedLine[] {
  return lines.map(({ product, name, quantity, line }) => ({
    productId: product.id,
    name,
    quantity,
    line,
  }))
}

export function discountIn(code: CodeInCart): Discount | null {
  return code.kind === 'applied' ? code.discount : null
}

/** Without shipping. */
export function goodsToPay(subtotal: number, discount: Discount | null): number {
  return subtotal - (discount ? discount.goods + discount.credit : 0)
}

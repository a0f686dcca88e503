/** The cart with the catalogue's prices, in one currency. */
import type { Language } from '../../../src/i18n/index.ts'
import { findProduct } from '../catalogue/catalogue.ts'
import type { Product } from '../catalogue/product.ts'
import type { ShopCurrency } from '../money/currency.ts'
import type { Cart } from './cart.ts'

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

export function priceCart(cart: Cart, currency: ShopCurrency, language: Language): PricedCart {
  const lines = cart.flatMap(({ productId, quantity }) => {
    const product = findProduct(productId)
    if (!product) return []
    const unit = product.prices[currency]
    return [{ product, name: product.texts[language].name, quantity, unit, line: unit * quantity }]
  })
  return { currency, lines, subtotal: lines.reduce((sum, { line }) => sum + line, 0) }
}

/** How many of each product there are, and what it costs today: as in the catalogue, unless it was changed. */
import type { Cart } from '../cart/cart.ts'
import type { Product } from '../catalogue/product.ts'
import type { ShopCurrency } from '../money/currency.ts'

export interface ShelfPlace {
  /** Undefined: as many as anybody wants. */
  readonly stock?: number | undefined
  /** Of the catalogue’s price. */
  readonly pricePercent: number
}

/** By product id; what is missing is as the catalogue says. */
export type Shelf = ReadonlyMap<string, ShelfPlace>

export const FULL_SHELF: Shelf = new Map()

/** Minor units. */
export function priceOf(product: Product, currency: ShopCurrency, shelf: Shelf): number {
  const { pricePercent = 100 } = shelf.get(product.id) ?? {}
  return Math.round((product.prices[currency] * pricePercent) / 100)
}

export function isSoldOut(productId: string, shelf: Shelf): boolean {
  return shelf.get(productId)?.stock === 0
}

/** The cart with no more in it than there is. */
export function fitToShelf(cart: Cart, shelf: Shelf): Cart {
  return cart.flatMap(({ productId, quantity }) => {
    const kept = Math.min(quantity, shelf.get(productId)?.stock ?? quantity)
    return kept > 0 ? [{ productId, quantity: kept }] : []
  })
}

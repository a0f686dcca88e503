/** The cart as the loyalty script is told of it. */
import type { Visit } from '../visit.ts'
import { priceCart } from './priced-cart.ts'

export interface CartSnapshot {
  readonly currency: string
  /** The cart's name: what is set aside at the loyalty backend is set aside for it. */
  readonly token?: string
  /** Minor units, as are `unit` and `line`. */
  readonly total: number
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly quantity: number
    readonly unit: number
    readonly line: number
  }[]
}

export function snapshot(
  visit: Pick<Visit, 'cart' | 'cartId' | 'currency' | 'language'>,
): CartSnapshot {
  const priced = priceCart(visit.cart, visit.currency, visit.language)
  return {
    currency: priced.currency,
    ...(visit.cartId && { token: visit.cartId }),
    total: priced.subtotal,
    items: priced.lines.map(({ product, name, quantity, unit, line }) => ({
      id: product.id,
      name,
      quantity,
      unit,
      line,
    })),
  }
}

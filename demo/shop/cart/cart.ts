/** What the shopper means to buy: product ids and quantities, never a price. */
import { findProduct, PRODUCTS } from '../catalogue/catalogue.ts'

export const MAX_QUANTITY = 20

export interface CartLine {
  readonly productId: string
  readonly quantity: number
}
export type Cart = readonly CartLine[]

export function addToCart(cart: Cart, productId: string, quantity: number): Cart {
  const before = cart.find((line) => line.productId === productId)?.quantity ?? 0
  return setQuantity(cart, productId, before + quantity)
}

/** Zero takes the line out; a product the shop does not sell changes nothing. */
export function setQuantity(cart: Cart, productId: string, quantity: number): Cart {
  if (!findProduct(productId)) return cart
  const kept = Math.min(MAX_QUANTITY, Math.max(0, Math.trunc(quantity)))
  const known = cart.some((line) => line.productId === productId)
  const next = known
    ? cart.map((line) => (line.productId === productId ? { productId, quantity: kept } : line))
    : [...cart, { productId, quantity: kept }]
  return next.filter((line) => line.quantity > 0)
}

export function countItems(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.quantity, 0)
}

/** `moss-teapot.1_dune-mug.2`: product ids have neither dots nor underscores. */
export function writeCart(cart: Cart): string {
  return cart.map((line) => `${line.productId}.${line.quantity}`).join('_')
}

/** Whatever the cookie says, the result is a cart: the unreadable and the unknown are left out. */
export function readCart(text: string | undefined): Cart {
  const parts = (text ?? '').split('_').slice(0, PRODUCTS.length)
  return parts.reduce<Cart>((cart, part) => {
    const [productId = '', digits = ''] = part.split('.')
    return /^\d{1,3}$/.test(digits) ? addToCart(cart, productId, Number(digits)) : cart
  }, [])
}

/** How an order travels, and what that costs. */
import type { Prices, ShopCurrency } from '../money/currency.ts'

export const SHIPPING_METHODS = ['post', 'courier'] as const
export type ShippingMethod = (typeof SHIPPING_METHODS)[number]

/** Post is free from this subtotal on. */
export const FREE_POST_FROM: Prices = {
  EUR: 6000,
  RON: 29900,
  MDL: 117500,
  PLN: 25800,
  JPY: 9900,
}

const PRICES: Readonly<Record<ShippingMethod, Prices>> = {
  post: { EUR: 490, RON: 2400, MDL: 9600, PLN: 2100, JPY: 800 },
  courier: { EUR: 890, RON: 4400, MDL: 17400, PLN: 3800, JPY: 1500 },
}

export function shippingPrice(
  method: ShippingMethod,
  subtotal: number,
  currency: ShopCurrency,
): number {
  if (method === 'post' && subtotal >= FREE_POST_FROM[currency]) return 0
  return PRICES[method][currency]
}

/** What is still missing until post is free; 0 when it is. */
export function missingForFreePost(subtotal: number, currency: ShopCurrency): number {
  return Math.max(0, FREE_POST_FROM[currency] - subtotal)
}

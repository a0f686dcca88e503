/** How an order travels, and what that costs. */
import type { PricedCart } from '../cart/priced-cart.ts'
import type { Discount } from '../codes/discount.ts'
import type { Prices, ShopCurrency } from '../money/currency.ts'

export const SHIPPING_METHODS = ['post', 'courier'] as const
export type ShippingMethod = (typeof SHIPPING_METHODS)[number]

/** Post is free from these goods on, see `freePostBase`. */
export const FREE_POST_FROM: Prices = {
  EUR: 4500,
  RON: 20000,
  MDL: 90000,
  PLN: 19500,
  JPY: 7500,
}

export const SHIPPING_PRICES: Readonly<Record<ShippingMethod, Prices>> = {
  post: { EUR: 490, RON: 2400, MDL: 9600, PLN: 2100, JPY: 800 },
  courier: { EUR: 890, RON: 4400, MDL: 17400, PLN: 3800, JPY: 1500 },
}

/** Goods after discounts, without gift cards: those are money for later, and a code makes none of them cheaper. */
export function freePostBase({ lines }: PricedCart, discount: Discount | null): number {
  const goods = lines
    .filter(({ product }) => !product.earnsNothing)
    .reduce((sum, { line }) => sum + line, 0)
  return goods - (discount?.goods ?? 0)
}

/** `base` as `freePostBase` reckons it. */
export function shippingPrice(
  method: ShippingMethod,
  base: number,
  currency: ShopCurrency,
): number {
  if (method === 'post' && base >= FREE_POST_FROM[currency]) return 0
  return SHIPPING_PRICES[method][currency]
}

/** What is still missing until post is free; 0 when it is. */
export function missingForFreePost(base: number, currency: ShopCurrency): number {
  return Math.max(0, FREE_POST_FROM[currency] - base)
}

/** The longest that is said at the checkout, in working days. */
const WORKING_DAYS: Readonly<Record<ShippingMethod, number>> = { post: 5, courier: 2 }

/** The end of the last day on which the parcel comes in time. */
export function promisedAt(method: ShippingMethod, placedAt: Date): Date {
  const day = new Date(placedAt)
  day.setUTCHours(23, 59, 59, 0)
  for (let left = WORKING_DAYS[method]; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (day.getUTCDay() % 6 !== 0) left -= 1
  }
  return day
}

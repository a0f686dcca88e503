/** What a code does to a cart: how much it takes off which line, or why it does not fit. Money only; texts are elsewhere. */
import type { Coupon } from '../../../src/contract/coupon.ts'
import type { CouponValue } from '../../../src/contract/coupon-value.ts'
import type { PricedCart, PricedLine } from '../cart/priced-cart.ts'
import { findProduct } from '../catalogue/catalogue.ts'
import {
  fromProgrammeCurrency,
  PROGRAMME_CURRENCY,
  toProgrammeCurrency,
  type ShopCurrency,
} from '../money/currency.ts'
import type { CodeRefusal } from './coupons.ts'
import { shareOut } from './share-out.ts'

/** Minor units of the cart's currency. */
export interface Discount {
  readonly code: string
  /** Off the goods, all lines together. */
  readonly goods: number
  /** Off each line, by product id: points are counted on what is left. */
  readonly lines: Readonly<Record<string, number>>
  readonly freeShipping: boolean
  /** A product that comes along for nothing. */
  readonly gift: string | null
  /** Store credit pays for goods as money does, so that their points count in full. */
  readonly credit: number
  /** More than the order's own; absent in orders from before there were such codes. */
  readonly points?: number
}

export type Refusal =
  | { readonly reason: PlainReason | CodeRefusal }
  /** Minor units that the goods lack. */
  | { readonly reason: 'min-order'; readonly missing: number }
  | { readonly reason: 'product'; readonly productId: string }

/** What the shop finds by itself. */
export type PlainReason =
  | 'used'
  | 'ended'
  | 'sign-in'
  | 'of-another'
  | 'other-cart'
  | 'currency'
  | 'gift-cards'
  | 'empty'

export type Fit =
  | { readonly fits: true; readonly discount: Discount }
  | { readonly fits: false; readonly refusal: Refusal }

export interface Till {
  readonly priced: PricedCart
  readonly customerId: string | undefined
  readonly cartId: string | undefined
  readonly now: Date
}

export function fitCoupon(coupon: Coupon, till: Till): Fit {
  const refusal = conditionNotMet(coupon, till)
  if (refusal) return { fits: false, refusal }
  return takeOff(coupon.value, coupon.code, till.priced)
}

function conditionNotMet(coupon: Coupon, till: Till): Refusal | undefined {
  const { priced, customerId, cartId, now } = till
  if (coupon.status === 'used') return { reason: 'used' }
  const isOver = coupon.expiresAt !== undefined && new Date(coupon.expiresAt) <= now
  if (coupon.status === 'disabled' || isOver) return { reason: 'ended' }
  // A code without a name on it is for whoever has it.
  if (coupon.customerId !== undefined && !customerId) return { reason: 'sign-in' }
  if (coupon.customerId !== undefined && coupon.customerId !== customerId)
    return { reason: 'of-another' }
  if (coupon.currency !== PROGRAMME_CURRENCY) return { reason: 'currency' }
  if (coupon.cartId !== undefined && coupon.cartId !== cartId) return { reason: 'other-cart' }
  if (priced.lines.length === 0) return { reason: 'empty' }
  return orderTooSmall(coupon.minOrder ?? 0, priced)
}

function orderTooSmall(minOrder: number, { subtotal, currency }: PricedCart): Refusal | undefined {
  if (toProgrammeCurrency(subtotal, currency) >= minOrder) return undefined
  const missing = fromProgrammeCurrency(minOrder, currency) - subtotal
  return { reason: 'min-order', missing: Math.max(1, missing) }
}

function takeOff(value: CouponValue, code: string, priced: PricedCart): Fit {
  const none: Discount = {
    code,
    goods: 0,
    lines: {},
    freeShipping: false,
    gift: null,
    credit: 0,
  }
  // Money for later is not made cheaper by points: they would earn on themselves.
  const lines = priced.lines.filter(({ product }) => !product.earnsNothing)
  const goods = lines.reduce((sum, { line }) => sum + line, 0)
  switch (value.kind) {
    case 'shipping':
      return fits({ ...none, freeShipping: true })
    case 'gift':
      return findProduct(value.productId)
        ? fits({ ...none, gift: value.productId })
        : refused({ reason: 'ended' })
    case 'product':
      return oneFree(none, lines, value.productId)
    case 'points': // They come with the order's own.
      return fits({ ...none, points: value.points })
    default:
      if (goods === 0) return refused({ reason: 'gift-cards' })
      return value.kind === 'credit'
        ? fits({ ...none, credit: Math.min(goods, inCart(value.amount.minor, priced)) })
        : spread(none, lines, Math.min(goods, wanted(value, goods, priced)))
  }
}

type OffAll = Extract<CouponValue, { kind: 'amount' | 'percent' }>

function wanted(value: OffAll, goods: number, priced: PricedCart): number {
  if (value.kind === 'amount') return inCart(value.off.minor, priced)
  const share = Math.round((goods * value.percent) / 100)
  return value.max ? Math.min(share, inCart(value.max.minor, priced)) : share
}

function inCart(cents: number, { currency }: { readonly currency: ShopCurrency }): number {
  return fromProgrammeCurrency(cents, currency)
}

function spread(none: Discount, lines: readonly PricedLine[], goods: number): Fit {
  const shares = shareOut(
    goods,
    lines.map(({ line }) => line),
  )
  const entries = lines.map(({ product }, index) => [product.id, shares[index] ?? 0] as const)
  return fits({ ...none, goods, lines: Object.fromEntries(entries) })
}

function oneFree(none: Discount, lines: readonly PricedLine[], productId: string): Fit {
  const line = lines.find(({ product }) => product.id === productId)
  if (line) return fits({ ...none, goods: line.unit, lines: { [productId]: line.unit } })
  return refused(findProduct(productId) ? { reason: 'product', productId } : { reason: 'ended' })
}

function fits(discount: Discount): Fit {
  return { fits: true, discount }
}

function refused(refusal: Refusal): Fit {
  return { fits: false, refusal }
}

/** The code the shopper put into the cart, as it stands now: asked of the backend at every look, believed of nobody else. */
import type { Context } from 'hono'
import { priceCart } from '../cart/priced-cart.ts'
import type { ShopEnv } from '../environment.ts'
import type { Shop } from '../shop.ts'
import type { Visit } from '../visit.ts'
import type { Buyer } from './coupons.ts'
import { fitCoupon, type Discount, type Refusal } from './discount.ts'

export type CodeInCart =
  | { readonly kind: 'none' }
  | { readonly kind: 'applied'; readonly code: string; readonly discount: Discount }
  | { readonly kind: 'refused'; readonly code: string; readonly refusal: Refusal }
  /** The backend does not answer: the cart costs what it costs without the code. */
  | { readonly kind: 'unchecked'; readonly code: string }

/** `typed`: who the shopper says they are, at the checkout. */
export function codeOf(
  c: Context<ShopEnv>,
  typed: Omit<Buyer, 'customerId'> = {},
): Promise<CodeInCart> {
  return readCode(c.var.shop, c.var.visit, typed)
}

async function readCode(
  { coupons, now }: Shop,
  visit: Visit,
  typed: Omit<Buyer, 'customerId'>,
): Promise<CodeInCart> {
  const { code, customer, cartId } = visit
  if (!code) return { kind: 'none' }
  const coupon = await coupons.read(code, { customerId: customer?.id, ...typed })
  if (coupon === 'unchecked') return { kind: 'unchecked', code }
  if (typeof coupon === 'string') return { kind: 'refused', code, refusal: { reason: coupon } }
  const fit = fitCoupon(coupon, {
    priced: priceCart(visit),
    customerId: customer?.id,
    cartId,
    now: now(),
  })
  return fit.fits
    ? { kind: 'applied', code: coupon.code, discount: fit.discount }
    : { kind: 'refused', code: coupon.code, refusal: fit.refusal }
}

/** From the cart to an order. */
import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { discountIn, priceCart } from '../cart/priced-cart.ts'
import { codeOf, type CodeInCart } from '../codes/code-in-cart.ts'
import { keepCode } from '../codes/keep-code.ts'
import { dropCookie, keepSignedCookie, readSignedCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import { readFields, type Fields } from '../forms.ts'
import { renderError } from '../layout/error-page.ts'
import { render } from '../layout/render.ts'
import { isOrderId } from '../orders/order-id.ts'
import type { PlacedOrder } from '../orders/order.ts'
import { placeOrder, type Placing } from '../orders/place-order.ts'
import { readArrival } from '../referral/arrival.ts'
import { checkForm, isToken, type Checkout, type ContactField } from './checkout-form.ts'
import { checkoutPage } from './checkout-page.ts'
import { composeOrder } from './compose-order.ts'
import { thankYouPage } from './thank-you-page.ts'

export const checkoutRoutes = new Hono<ShopEnv>()
  .get('/checkout', (c) => showForm(c, {}))
  .get('/checkout/code', (c) => c.redirect('/checkout', 303))
  // What was typed into the form stays: its code field is part of it.
  .post('/checkout/code', async (c) => {
    const fields = await readFields(c)
    keepCode(c, fields)
    return showForm(c, fields, { status: 200 })
  })
  .post('/checkout', async (c) => {
    const fields = await readFields(c)
    const form = checkForm(fields)
    // Before anything else: a form sent again finds its order, though the cart is empty by now.
    const { token } = fields
    const placed = isToken(token) ? await c.var.shop.orders.findByToken(token) : undefined
    if (placed) return thank(c, placed)
    if (!form.ok) return showForm(c, fields, { wrong: form.wrong })
    const code = await codeOf(c, form.checkout.contact)
    if (form.checkout.seen !== seenTotal(c, code))
      return showForm(c, fields, { changed: true, code })
    return order(c, fields, { checkout: form.checkout, code })
  })
  .get('/thank-you/:order', async (c) => {
    const id = c.req.param('order')
    const order = isOrderId(id) ? await c.var.shop.orders.find(id) : undefined
    return order && (await isTheirs(c, order))
      ? render(c, thankYouPage(order, await c.var.shop.programme.read(), c.var.visit))
      : renderError(c, 404)
  })

interface FormTrouble {
  readonly wrong?: readonly ContactField[]
  /** Currency, cart or code are not what the shopper was shown. */
  readonly changed?: boolean
  /** As it was just found to be. */
  readonly code?: CodeInCart
  readonly status?: 200
}

async function showForm(
  c: Context<ShopEnv>,
  fields: Fields,
  { wrong = [], changed = false, code, status }: FormTrouble = {},
): Promise<Response> {
  if (c.var.visit.cart.length === 0) return c.redirect('/cart', 303)
  const token = isToken(fields['token']) ? fields['token'] : randomUUID()
  const found = code ?? (await codeOf(c, typedBuyer(fields)))
  const state = { fields, token, wrong, changed, code: found, seen: seenTotal(c, found) }
  const page = checkoutPage(state, c.var.visit)
  return render(c, c.req.method === 'POST' ? { ...page, status: status ?? 422 } : page)
}

/** What the shopper was shown: another sum, or the same by another code, is another order. */
function seenTotal(c: Context<ShopEnv>, code: CodeInCart): string {
  const { currency } = c.var.visit
  const discount = discountIn(code)
  const off = discount ? ` ${discount.code} ${discount.goods + discount.credit}` : ''
  return `${currency} ${priceCart(c.var.visit).subtotal}${off}`
}

interface Wanted {
  readonly checkout: Checkout
  readonly code: CodeInCart
}

async function order(
  c: Context<ShopEnv>,
  fields: Fields,
  { checkout, code }: Wanted,
): Promise<Response> {
  const placing = await placeOrder(
    composeOrder(checkout, { discount: discountIn(code), arrival: readArrival(c) }, c.var.visit),
    c.var.shop,
  )
  if (placing.kind === 'placed') return thank(c, placing.order)
  // The shopper sees the sum without it, and decides.
  const found = code.kind === 'applied' ? heldBack(code.code, placing) : code
  return showForm(c, fields, { changed: true, code: found })
}

function heldBack(
  code: string,
  placing: Exclude<Placing, { readonly kind: 'placed' }>,
): CodeInCart {
  return placing.kind === 'code-unheard'
    ? { kind: 'unchecked', code }
    : { kind: 'refused', code, refusal: { reason: placing.reason } }
}

/** Half-typed ones are no address yet. */
function typedBuyer({ email, phone }: Fields): { email?: string; phone?: string } {
  return {
    ...(email?.includes('@') && { email: email.trim().slice(0, 320) }),
    ...(phone?.trim() && { phone: phone.trim().slice(0, 40) }),
  }
}

async function thank(c: Context<ShopEnv>, order: PlacedOrder): Promise<Response> {
  dropCookie(c, 'fe_cart')
  dropCookie(c, 'fe_cart_id')
  // An invitation is for one order, the first.
  dropCookie(c, 'fe_referral')
  // One that could not be checked was not used: it stays for the next cart.
  if (order.discount) dropCookie(c, 'fe_code')
  await keepSignedCookie(c, 'fe_order', order.id)
  return c.redirect(`/thank-you/${order.id}`, 303)
}

/** The browser that placed it, or the customer it belongs to. */
async function isTheirs(c: Context<ShopEnv>, order: PlacedOrder): Promise<boolean> {
  const customerId = c.var.visit.customer?.id
  if (customerId && customerId === order.customerId) return true
  return (await readSignedCookie(c, 'fe_order')) === order.id
}

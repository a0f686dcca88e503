/** From the cart to an order. */
import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { priceCart } from '../cart/priced-cart.ts'
import { dropCookie, keepSignedCookie, readSignedCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import { readFields, type Fields } from '../forms.ts'
import { renderError } from '../layout/error-page.ts'
import { render } from '../layout/render.ts'
import { isOrderId } from '../orders/order-id.ts'
import type { PlacedOrder } from '../orders/order.ts'
import {
  checkForm,
  isToken,
  type CheckedForm,
  type Checkout,
  type ContactField,
} from './checkout-form.ts'
import { checkoutPage } from './checkout-page.ts'
import { shippingPrice } from './shipping.ts'
import { thankYouPage } from './thank-you-page.ts'

export const checkoutRoutes = new Hono<ShopEnv>()
  .get('/checkout', (c) => showForm(c, {}))
  .post('/checkout', async (c) => {
    const fields = await readFields(c)
    const form = checkForm(fields)
    // Before anything else: a form sent again finds its order, though the cart is empty by now.
    const { token } = fields
    const placed = isToken(token) ? await c.var.shop.orders.findByToken(token) : undefined
    if (placed) return thank(c, placed)
    if (!form.ok) return showForm(c, fields, form)
    if (form.checkout.seen !== seenTotal(c)) return showForm(c, fields, { changed: true })
    return thank(c, await placeOrder(c, form.checkout))
  })
  .get('/thank-you/:order', async (c) => {
    const id = c.req.param('order')
    const order = isOrderId(id) ? await c.var.shop.orders.find(id) : undefined
    return order && (await isTheirs(c, order))
      ? render(c, thankYouPage(order, c.var.visit))
      : renderError(c, 404)
  })

interface FormTrouble {
  readonly wrong?: readonly ContactField[]
  /** Currency or cart are not what the shopper was shown. */
  readonly changed?: boolean
}

function showForm(
  c: Context<ShopEnv>,
  fields: Fields,
  trouble: FormTrouble | CheckedForm = {},
): Response | Promise<Response> {
  if (c.var.visit.cart.length === 0) return c.redirect('/cart', 303)
  const wrong = 'wrong' in trouble && trouble.wrong ? trouble.wrong : []
  const changed = 'changed' in trouble && trouble.changed === true
  const token = isToken(fields['token']) ? fields['token'] : randomUUID()
  const state = { fields, token, wrong, changed, seen: seenTotal(c) }
  const page = checkoutPage(state, c.var.visit)
  return render(c, c.req.method === 'POST' ? { ...page, status: 422 } : page)
}

function seenTotal(c: Context<ShopEnv>): string {
  const { cart, currency, language } = c.var.visit
  return `${currency} ${priceCart(cart, currency, language).subtotal}`
}

async function placeOrder(c: Context<ShopEnv>, checkout: Checkout): Promise<PlacedOrder> {
  const { shop, visit } = c.var
  const { currency, lines, subtotal } = priceCart(visit.cart, visit.currency, visit.language)
  const shipping = shippingPrice(checkout.shippingMethod, subtotal, currency)
  const order = await shop.orders.place({
    checkoutToken: checkout.token,
    customerId: visit.customer?.id ?? null,
    contact: checkout.contact,
    currency,
    lines: lines.map(({ product, name, quantity, line }) => ({
      productId: product.id,
      name,
      quantity,
      line,
    })),
    shippingMethod: checkout.shippingMethod,
    shipping,
    total: subtotal + shipping,
  })
  shop.reporter.wake()
  return order
}

async function thank(c: Context<ShopEnv>, order: PlacedOrder): Promise<Response> {
  dropCookie(c, 'fe_cart')
  await keepSignedCookie(c, 'fe_order', order.id)
  return c.redirect(`/thank-you/${order.id}`, 303)
}

/** The browser that placed it, or the customer it belongs to. */
async function isTheirs(c: Context<ShopEnv>, order: PlacedOrder): Promise<boolean> {
  const customerId = c.var.visit.customer?.id
  if (customerId && customerId === order.customerId) return true
  return (await readSignedCookie(c, 'fe_order')) === order.id
}

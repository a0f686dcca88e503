/** Putting things into the cart and taking them out, by plain forms or by the shop's script. */
import { Hono, type Context } from 'hono'
import { findProduct } from '../catalogue/catalogue.ts'
import { keepCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import { readFields, wantsJson } from '../forms.ts'
import { render } from '../layout/render.ts'
import { cartAnswer } from './answer.ts'
import { cartPage } from './cart-page.ts'
import { addToCart, setQuantity, writeCart, type Cart } from './cart.ts'

export const cartRoutes = new Hono<ShopEnv>()
  .get('/cart', async (c) =>
    wantsJson(c) ? c.json(cartAnswer(c.var.visit, '')) : render(c, cartPage(c.var.visit)),
  )
  .post('/cart', async (c) => {
    const { product = '', quantity } = await readFields(c)
    const name = findProduct(product)?.texts[c.var.visit.language].name
    const notice = name ? c.var.visit.t('cart.added', { name }) : ''
    return keepCart(c, addToCart(c.var.visit.cart, product, readQuantity(quantity)), notice)
  })
  .post('/cart/lines', async (c) => {
    const { product = '', quantity } = await readFields(c)
    const cart = setQuantity(c.var.visit.cart, product, readQuantity(quantity))
    return keepCart(c, cart, c.var.visit.t('cart.updated'))
  })

function keepCart(c: Context<ShopEnv>, cart: Cart, notice: string): Response {
  keepCookie(c, 'fe_cart', writeCart(cart))
  if (!wantsJson(c)) return c.redirect('/cart', 303)
  return c.json(cartAnswer({ ...c.var.visit, cart }, notice))
}

/** One, when the form says something that is no number. */
function readQuantity(text: string | undefined): number {
  return /^\d{1,3}$/.test(text ?? '') ? Number(text) : 1
}

/** Putting things and codes into the cart and taking them out, by plain forms or by the shop's script. */
import { Hono, type Context } from 'hono'
import { findProduct } from '../catalogue/catalogue.ts'
import { codeOf } from '../codes/code-in-cart.ts'
import { codeText } from '../codes/code-texts.ts'
import { keepCode } from '../codes/keep-code.ts'
import { keepCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import { readFields, wantsJson } from '../forms.ts'
import { render } from '../layout/render.ts'
import { cartAnswer } from './answer.ts'
import { createCartId } from './cart-id.ts'
import { cartPage } from './cart-page.ts'
import { fitToShelf } from '../shelf/shelf.ts'
import { addToCart, readCart, setQuantity, writeCart, type Cart } from './cart.ts'

export const cartRoutes = new Hono<ShopEnv>()
  .get('/cart', async (c) => {
    const code = await codeOf(c)
    const { visit } = c.var
    return wantsJson(c) ? c.json(cartAnswer(visit, code, '')) : render(c, cartPage(visit, code))
  })
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
  // All lines at once, as a saved cart brings them back; what there is no more of stays out.
  .post('/cart/replace', async (c) => {
    const { lines } = await readFields(c)
    return keepCart(c, readCart(lines), c.var.visit.t('cart.updated'))
  })
  .post('/cart/code', async (c) => {
    keepCode(c, await readFields(c))
    if (!wantsJson(c)) return c.redirect('/cart', 303)
    const code = await codeOf(c)
    const { visit } = c.var
    const notice = code.kind === 'none' ? visit.t('code.removed') : codeText(code, visit)
    return c.json(cartAnswer(visit, code, notice))
  })

async function keepCart(c: Context<ShopEnv>, wanted: Cart, notice: string): Promise<Response> {
  const cart = fitToShelf(wanted, c.var.visit.shelf)
  const cartId = c.var.visit.cartId ?? createCartId()
  keepCookie(c, 'fe_cart', writeCart(cart))
  keepCookie(c, 'fe_cart_id', cartId)
  if (!wantsJson(c)) return c.redirect('/cart', 303)
  c.set('visit', { ...c.var.visit, cart, cartId })
  return c.json(cartAnswer(c.var.visit, await codeOf(c), notice))
}

/** One, when the form says something that is no number. */
function readQuantity(text: string | undefined): number {
  return /^\d{1,3}$/.test(text ?? '') ? Number(text) : 1
}

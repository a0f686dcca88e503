/** The monthly box of tea: ordered, and given up; kept in a cookie, because no real tea leaves this shop. */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { keepCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import { render } from '../layout/render.ts'
import { cancelledPage, cancelPage, teaBoxPage } from './tea-box-page.ts'

export const teaBoxRoutes = new Hono<ShopEnv>()
  .get('/account/tea-box', (c) => render(c, teaBoxPage(hasBox(c), c.var.visit)))
  .post('/account/tea-box', (c) => {
    keepCookie(c, 'fe_box', 'monthly')
    return c.redirect('/account/tea-box', 303)
  })
  .get('/account/tea-box/cancel', (c) => render(c, cancelPage(c.var.visit)))
  .get('/account/tea-box/cancelled', (c) => render(c, cancelledPage(hasBox(c), c.var.visit)))
  .post('/account/tea-box/cancelled', (c) => {
    keepCookie(c, 'fe_box', 'none')
    return c.redirect('/account/tea-box/cancelled', 303)
  })

/** Everybody begins with one: this shop is for trying things out. */
function hasBox(c: Context<ShopEnv>): boolean {
  return getCookie(c, 'fe_box') !== 'none'
}

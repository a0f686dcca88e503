/** Signing in as one of the named customers, signing out, and the proof that the page is theirs. */
import { Hono } from 'hono'
import { dropCookie, keepSignedCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import { readFields, wantsJson } from '../forms.ts'
import { render } from '../layout/render.ts'
import { accountPage } from './account-page.ts'
import { findCustomer } from './customers.ts'
import { createProof } from './proof.ts'

export const accountRoutes = new Hono<ShopEnv>()
  .get('/account', async (c) => {
    const { shop, visit } = c.var
    const orders = visit.customer ? await shop.orders.listOf(visit.customer.id) : []
    return render(c, accountPage(orders, visit))
  })
  .post('/account/sign-in', async (c) => {
    const { customer } = await readFields(c)
    const known = findCustomer(customer)
    if (known) await keepSignedCookie(c, 'fe_customer', known.id)
    return c.redirect('/account', 303)
  })
  .post('/account/orders/:order/cancel', async (c) => {
    const { shop, visit } = c.var
    const id = c.req.param('order')
    const isCancelled = visit.customer && (await shop.orders.cancel(id, visit.customer.id))
    if (isCancelled) shop.reporter.wake()
    return c.redirect('/account', 303)
  })
  .post('/account/sign-out', (c) => {
    dropCookie(c, 'fe_customer')
    dropCookie(c, 'fe_order')
    dropCookie(c, 'fe_code')
    dropCookie(c, 'fe_referral')
    const notice = c.var.visit.t('account.signed-out')
    return wantsJson(c) ? c.json({ notice }) : c.redirect('/account', 303)
  })
  .get('/shop/proof', async (c) => {
    const { shop, visit } = c.var
    if (!visit.customer) return c.json({ proof: null }, 401)
    return c.json({ proof: await createProof(visit.customer, shop) })
  })

/** Where whoever tries the demo sells something out or makes it dearer, to see what a saved cart says then. */
import { Hono } from 'hono'
import { findProduct } from '../catalogue/catalogue.ts'
import type { ShopEnv } from '../environment.ts'
import { readFields } from '../forms.ts'
import { render } from '../layout/render.ts'
import { shelfPage } from './shelf-page.ts'

const MAX_STOCK = 999
const PERCENT = { min: 10, max: 500 }

export const shelfRoutes = new Hono<ShopEnv>()
  .get('/shelf', (c) => render(c, shelfPage(c.var.visit)))
  .post('/shelf', async (c) => {
    const { product = '', stock = '', percent = '', do: what } = await readFields(c)
    if (what === 'clear') await c.var.shop.shelf.clear()
    else if (findProduct(product))
      await c.var.shop.shelf.write(product, {
        stock: /^\d{1,3}$/.test(stock) ? Math.min(MAX_STOCK, Number(stock)) : undefined,
        pricePercent: readPercent(percent),
      })
    return c.redirect(`/shelf#${product}`, 303)
  })

function readPercent(text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 100
  return Math.min(PERCENT.max, Math.max(PERCENT.min, number))
}

/** What the debugging view asks this server for: links to look at each campaign. Of the demo alone, where everybody is the merchant. */
import { Hono } from 'hono'
import type { ShopEnv } from './environment.ts'

export const debugRoutes = new Hono<ShopEnv>().get('/shop/previews', async (c) =>
  c.json(await c.var.shop.previews()),
)

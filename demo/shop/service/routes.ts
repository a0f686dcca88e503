/** The page about parcels. */
import { Hono } from 'hono'
import type { ShopEnv } from '../environment.ts'
import { render } from '../layout/render.ts'
import { servicePage } from './service-page.ts'

export const serviceRoutes = new Hono<ShopEnv>().get('/service', (c) =>
  render(c, servicePage(c.var.visit)),
)

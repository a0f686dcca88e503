/** The page where the look is tried. */
import { Hono } from 'hono'
import type { ShopEnv } from '../environment.ts'
import { render } from '../layout/render.ts'
import { appearancePage } from './appearance-page.ts'

export const appearanceRoutes = new Hono<ShopEnv>().get('/appearance', (c) =>
  render(c, appearancePage(c.var.visit)),
)

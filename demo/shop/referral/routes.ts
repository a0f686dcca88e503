/** The page tells which invitation was taken; the shop remembers it for the order, whatever becomes of the script’s own storage. */
import { Hono } from 'hono'
import { keepSessionCookie } from '../cookies.ts'
import type { ShopEnv } from '../environment.ts'
import { readFields } from '../forms.ts'
import { writeReferral } from './arrival.ts'

export const referralRoutes = new Hono<ShopEnv>().post('/shop/referral', async (c) => {
  const text = writeReferral(await readFields(c))
  if (text === undefined) return c.body(null, 400)
  keepSessionCookie(c, 'fe_referral', text)
  return c.body(null, 204)
})

/** Where a saved cart is brought back: a page of the shop with the script on it. */
import type { Context } from 'hono'
import { readCampaignSettings } from '../campaigns/read.ts'
import type { Sql } from '../db.ts'

const PARAMETER = 'regulars-cart'
const CART_PAGE = '/cart'

/** A path is of the site that asks: its origin was checked against the shop’s list. Without one it is the first on that list. */
export async function cartLink(
  sql: Sql,
  shopId: string,
  { token, http }: { readonly token: string; readonly http: Context },
): Promise<string> {
  const { facts } = await readCampaignSettings(sql, shopId)
  const page = facts.cartUrl ?? CART_PAGE
  const link = new URL(page, http.req.header('origin') ?? (await firstOrigin(sql, shopId)))
  link.searchParams.set(PARAMETER, token)
  return link.href
}

/** `http://localhost:*` names no place one could go to, so the port is left to the protocol. */
async function firstOrigin(sql: Sql, shopId: string): Promise<string> {
  const [shop] = await sql.query<{ origin: string }>(
    `select origin from shop_origins where shop_id = $1
      order by origin like '%*', origin like 'http:%', origin limit 1`,
    [shopId],
  )
  if (!shop) throw new Error('The shop names no page it may be opened from.')
  return shop.origin.replace(':*', '')
}

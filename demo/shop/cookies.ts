/** The shop's cookies: all first-party, none read by a script. */
import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { ShopEnv } from './environment.ts'

/** The cart, its name and code, language, currency, the answer to the cookie banner and the box of tea: none says who somebody is. */
export type PlainCookie =
  | 'fe_cart'
  | 'fe_cart_id'
  | 'fe_code'
  | 'fe_language'
  | 'fe_currency'
  | 'fe_consent'
  | 'fe_box'
/** Who is signed in, and whose order was just placed: signed, so that nobody can say they are somebody else. */
export type SignedCookie = 'fe_customer' | 'fe_order'
/** The invitation that was taken here: needed for the order alone, and gone with the browser’s session. */
export type SessionCookie = 'fe_referral'

const DAY_S = 86_400

export function keepCookie(c: Context<ShopEnv>, name: PlainCookie, value: string): void {
  setCookie(c, name, value, optionsFor(c, 180 * DAY_S))
}

export function keepSessionCookie(c: Context<ShopEnv>, name: SessionCookie, value: string): void {
  setCookie(c, name, value, optionsFor(c))
}

export function keepSignedCookie(
  c: Context<ShopEnv>,
  name: SignedCookie,
  value: string,
): Promise<void> {
  return setSignedCookie(c, name, value, c.var.shop.cookieSecret, optionsFor(c, 30 * DAY_S))
}

/** `undefined` as well when the signature is wrong. */
export async function readSignedCookie(
  c: Context<ShopEnv>,
  name: SignedCookie,
): Promise<string | undefined> {
  return (await getSignedCookie(c, c.var.shop.cookieSecret, name)) || undefined
}

export function dropCookie(
  c: Context<ShopEnv>,
  name: PlainCookie | SignedCookie | SessionCookie,
): void {
  deleteCookie(c, name, { path: '/' })
}

function optionsFor(c: Context<ShopEnv>, maxAge?: number): CookieOptions {
  const secure = new URL(c.req.url).protocol === 'https:'
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure, ...(maxAge && { maxAge }) }
}

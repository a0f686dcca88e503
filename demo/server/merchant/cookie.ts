/** The cookie of a signed-in merchant. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isSecure } from '../http/address.ts'
import type { Services } from '../services.ts'

const NAME = 'regulars_merchant'
const PLACE = { path: '/v1', httpOnly: true, sameSite: 'Strict' } as const

export function readMerchantCookie(c: Context): string | undefined {
  return getCookie(c, NAME)
}

export function setMerchantCookie(
  c: Context,
  services: Services,
  token: string,
  expires: Date,
): void {
  setCookie(c, NAME, token, { ...PLACE, secure: isSecure(c, services.trustProxy), expires })
}

export function clearMerchantCookie(c: Context, services: Services): void {
  deleteCookie(c, NAME, { ...PLACE, secure: isSecure(c, services.trustProxy) })
}

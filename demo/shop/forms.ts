/** What comes in by the shop's forms, and where the shopper goes next. */
import type { Context } from 'hono'
import type { ShopEnv } from './environment.ts'

export type Fields = Readonly<Record<string, string>>

/** The text fields of a form; files are left out. */
export async function readFields(c: Context<ShopEnv>): Promise<Fields> {
  const body = await c.req.parseBody()
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(texts)
}

/** A path of this shop, whatever the form says: a form must not send shoppers elsewhere. */
export function pathWithin(wanted: string | undefined): string {
  const base = 'http://shop.invalid'
  const url = URL.parse(wanted ?? '/', base)
  return url?.origin === base ? url.pathname + url.search : '/'
}

/** Sent by the shop's own script, which updates the page by itself. */
export function wantsJson(c: Context<ShopEnv>): boolean {
  return c.req.header('accept') === 'application/json'
}

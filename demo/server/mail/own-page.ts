/** A page of the shop that a browser has named. */
import type { Sql } from '../db.ts'
import { patternsOf } from '../http/origin.ts'
import { isOriginListed } from '../shop/queries.ts'

/** `undefined` if it is none of this shop: the browser says it, and whose address it goes to is typed, so a link to anywhere else would be somebody’s bait. */
export async function ownPage(
  sql: Sql,
  shopId: string,
  url: string | null,
): Promise<string | undefined> {
  const page = url !== null && URL.canParse(url) ? new URL(url) : undefined
  const patterns = page && page.username === '' ? patternsOf(page.origin) : []
  if (!page || patterns.length === 0) return undefined
  return (await isOriginListed(sql, patterns, shopId)) ? page.href : undefined
}

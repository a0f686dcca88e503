/** The link an advocate passes on: a page of the shop, with the code in `ref`. */
import type { Context } from 'hono'
import type { ReferralProgram } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import { patternsOf } from '../../http/origin.ts'

export const PARAM = 'ref'

export function linkTo(
  origin: string,
  { landingPath }: Pick<ReferralProgram, 'landingPath'>,
  code: string,
): string {
  const url = new URL(landingPath, origin)
  url.searchParams.set(PARAM, code)
  return url.href
}

/** The shop's own address among its allowed origins: the first exact one, and the shortest before `staging.` and the like. */
export async function readOrigin(sql: Sql, shopId: string, http: Context): Promise<string> {
  const rows = await sql.query<{ origin: string }>(
    `select origin from shop_origins where shop_id = $1
      order by origin like '%:*', origin like 'http:%', length(origin), origin`,
    [shopId],
  )
  const origins = rows.map(({ origin }) => origin)
  const exact = origins.find((origin) => !origin.endsWith(':*'))
  if (exact) return exact
  // A shop on the developer's own machine, on whatever port: where the page is that asks.
  const asking = askingOrigins(http).find((origin) =>
    patternsOf(origin).some((pattern) => origins.includes(pattern)),
  )
  return asking ?? origins[0]?.replace(/:\*$/, '') ?? new URL(http.req.url).origin
}

/** A page of the API's own origin sends no Origin when it reads. */
function askingOrigins(http: Context): string[] {
  const host = http.req.header('host')
  const { protocol, origin } = new URL(http.req.url)
  return [http.req.header('origin') ?? '', host ? `${protocol}//${host}` : origin]
}

/** Counts how often an invitation was looked at, by people: once for a browser and a day, and nobody who only fetches pages. */
import type { Context } from 'hono'
import { isbot } from 'isbot'
import type { Sql } from '../../db.ts'
import { fingerprint } from '../../customers/normalise.ts'
import type { ShopRow } from '../../shop/queries.ts'

/** A link preview, a prefetch, a frame: the request says so itself. */
export function isLooking(http: Context): boolean {
  const agent = http.req.header('user-agent')
  // Every browser names itself; what does not is a script.
  if (http.req.method !== 'GET' || !agent || isbot(agent)) return false
  const purpose = http.req.header('sec-purpose') ?? http.req.header('purpose') ?? ''
  if (/prefetch|prerender|preview/i.test(purpose)) return false
  // A page reads by fetch; anything else is somebody who put this address into a frame or an image.
  return (http.req.header('sec-fetch-dest') ?? 'empty') === 'empty'
}

export async function countVisit(
  sql: Sql,
  shop: Pick<ShopRow, 'id' | 'timezone' | 'fingerprintKey'>,
  { address, agent, code, now }: { address: string; agent: string; code: string; now: Date },
): Promise<void> {
  const looker = fingerprint(shop.fingerprintKey, JSON.stringify(['looker', address, agent, code]))
  await sql.query(
    `with today as (select ($2::timestamptz at time zone $3)::date as day),
       first as (insert into referral_lookers (shop_id, day, looker) select $1, day, $4 from today
         on conflict do nothing returning day)
     insert into referral_visits as known (shop_id, day, visits) select $1, day, 1 from first
     on conflict (shop_id, day) do update set visits = known.visits + 1`,
    [shop.id, now, shop.timezone, looker],
  )
}

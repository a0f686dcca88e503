/** Limits on what costs the shop something, for each network: generous, for a street may share one address. */
import type { Sql } from '../db.ts'
import { tooMany } from '../http/rate-limit.ts'

const WINDOW_MS = 60 * 60_000
/** In an hour. A class on one network does not come near it; a machine does at once. */
export const MOST_ATTEMPTS = 60

interface Attempt {
  readonly shopId: string
  readonly what: 'offers' | 'carts'
  readonly ipKey: string | null
}

/** Outside the transaction that may be rolled back: a refusal counts too. */
export async function countAttempt(
  sql: Sql,
  { shopId, what, ipKey }: Attempt,
  now: Date,
): Promise<void> {
  if (!ipKey) return
  const [counted] = await sql.query<{ attempts: number; endsAt: Date }>(
    `insert into network_attempts as known (shop_id, what, ip_key, window_ends_at, attempts) values ($1, $2, $3, $4, 1)
     on conflict (shop_id, what, ip_key) do update set
       attempts = case when known.window_ends_at <= $5 then 1 else known.attempts + 1 end,
       window_ends_at = case when known.window_ends_at <= $5 then $4 else known.window_ends_at end
     returning attempts, window_ends_at as "endsAt"`,
    [shopId, what, ipKey, new Date(now.getTime() + WINDOW_MS), now],
  )
  if (counted && counted.attempts > MOST_ATTEMPTS)
    throw tooMany((counted.endsAt.getTime() - now.getTime()) / 1000)
}

/** Limits on taking invitations and on starting as a guest, for each network: generous, for a street may share one address. */
import { tooMany } from '../../http/rate-limit.ts'
import type { Sql } from '../../db.ts'

const WINDOW_MS = 60 * 60_000
/** In an hour. An office party takes twenty; a machine takes hundreds. */
export const MOST_ATTEMPTS = 60

/** Outside the transaction that may be rolled back: a refusal counts too. */
export async function countAttempt(
  sql: Sql,
  { shopId, ipKey }: { readonly shopId: string; readonly ipKey: string | undefined },
  now: Date,
): Promise<void> {
  if (!ipKey) return
  const [counted] = await sql.query<{ attempts: number; endsAt: Date }>(
    `insert into referral_attempts as known (shop_id, ip_key, window_ends_at, attempts) values ($1, $2, $3, 1)
     on conflict (shop_id, ip_key) do update set
       attempts = case when known.window_ends_at <= $4 then 1 else known.attempts + 1 end,
       window_ends_at = case when known.window_ends_at <= $4 then $3 else known.window_ends_at end
     returning attempts, window_ends_at as "endsAt"`,
    [shopId, ipKey, new Date(now.getTime() + WINDOW_MS), now],
  )
  if (counted && counted.attempts > MOST_ATTEMPTS)
    throw tooMany((counted.endsAt.getTime() - now.getTime()) / 1000)
}

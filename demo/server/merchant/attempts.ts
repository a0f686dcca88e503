/** Limits on guessing passwords: per address and network, per network, and per address from everywhere. */
import { tooMany } from '../http/rate-limit.ts'
import type { Services } from '../services.ts'
import { hashSecret } from '../shop/secrets.ts'

const WINDOW_MS = 15 * 60_000
/** One attacker can lock one address only for their own network; the last limit is for many networks at once. */
const BOTH = 10
const NETWORK = 50
const ADDRESS = 200

export async function countAttempt(
  { database, now }: Services,
  email: string,
  network: string,
): Promise<void> {
  const limits = new Map([
    [hashSecret(`both ${email} ${network}`), BOTH],
    [hashSecret(`network ${network}`), NETWORK],
    [hashSecret(`address ${email}`), ADDRESS],
  ])
  const time = now()
  const counted = await database.query<{ subject: string; attempts: number; endsAt: Date }>(
    `insert into sign_in_attempts as known (shop_id, subject_hash, window_ends_at, attempts)
     select '*', subject, $2::timestamptz, 1 from unnest($1::text[]) as subject order by subject
     on conflict (shop_id, subject_hash) do update set
       attempts = case when known.window_ends_at <= $3 then 1 else known.attempts + 1 end,
       window_ends_at = case when known.window_ends_at <= $3 then $2 else known.window_ends_at end
     returning subject_hash as subject, attempts, window_ends_at as "endsAt"`,
    [[...limits.keys()], new Date(time.getTime() + WINDOW_MS), time],
  )
  for (const { subject, attempts, endsAt } of counted)
    if (attempts > (limits.get(subject) ?? 0))
      throw tooMany((endsAt.getTime() - time.getTime()) / 1000)
}

/** Who knows the password need not wait for earlier slips of the finger. */
export async function forgetAttempts(
  { database }: Services,
  email: string,
  network: string,
): Promise<void> {
  await database.query(`delete from sign_in_attempts where shop_id = '*' and subject_hash = $1`, [
    hashSecret(`both ${email} ${network}`),
  ])
}

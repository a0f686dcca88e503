/** Limits on mails somebody asks for: nobody’s mailbox is filled through a shop. Counted in the database, for all processes. */
import type { Sql } from '../db.ts'
import { tooMany } from '../http/rate-limit.ts'
import { hashSecret } from '../shop/secrets.ts'

export interface Allowance {
  /** Who asks, or for whom; kept as a hash. */
  readonly subject: string
  readonly most: number
  readonly withinMs: number
}

/** Throws `rate_limited` when one of them is used up. Outside a transaction: a refusal counts too. */
export async function countMail(
  sql: Sql,
  shopId: string,
  { allowances, now }: { readonly allowances: readonly Allowance[]; readonly now: Date },
): Promise<void> {
  let waitMs = 0
  for (const { subject, most, withinMs } of allowances) {
    const [counted] = await sql.query<{ attempts: number; endsAt: Date }>(
      `insert into mail_attempts as known (shop_id, subject_hash, window_ends_at, attempts) values ($1, $2, $3, 1)
       on conflict (shop_id, subject_hash) do update set
         attempts = case when known.window_ends_at <= $4 then 1 else known.attempts + 1 end,
         window_ends_at = case when known.window_ends_at <= $4 then $3 else known.window_ends_at end
       returning attempts, window_ends_at as "endsAt"`,
      [shopId, hashSecret(subject), new Date(now.getTime() + withinMs), now],
    )
    if (counted && counted.attempts > most)
      waitMs = Math.max(waitMs, counted.endsAt.getTime() - now.getTime())
  }
  if (waitMs > 0) throw tooMany(waitMs / 1000)
}

export async function forgetAttempts(sql: Sql, now: Date): Promise<void> {
  await sql.query('delete from mail_attempts where window_ends_at <= $1', [now])
}

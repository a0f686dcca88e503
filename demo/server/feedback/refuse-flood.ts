/** Limits on what one shopper may begin: far above what anybody has to say. */
import type { Sql } from '../db.ts'
import { tooMany } from '../http/rate-limit.ts'
import type { MemberName } from '../room.ts'

/** Submissions begun, and notes written to one ticket, in an hour. */
export const MOST_AN_HOUR = 60
const HOUR_MS = 3_600_000

/** The shopper is locked. */
export function refuseFlood(sql: Sql, { shopId, memberId }: MemberName, now: Date): Promise<void> {
  return refuseAfter(
    sql,
    `select answered_at as at from survey_submissions where shop_id = $1 and member_id = $2`,
    [shopId, memberId],
    now,
  )
}

/** The shopper of the ticket is locked. */
export function refuseNotes(
  sql: Sql,
  { shopId, ticketId }: { readonly shopId: string; readonly ticketId: string },
  now: Date,
): Promise<void> {
  return refuseAfter(
    sql,
    `select at from ticket_entries where shop_id = $1 and ticket_id = $2 and author = 'shopper'`,
    [shopId, ticketId],
    now,
  )
}

async function refuseAfter(
  sql: Sql,
  times: string,
  values: readonly unknown[],
  now: Date,
): Promise<void> {
  const [oldest] = await sql.query<{ at: Date }>(
    `${times} order by at desc offset ${MOST_AN_HOUR - 1} limit 1`,
    values,
  )
  const waitMs = oldest ? oldest.at.getTime() + HOUR_MS - now.getTime() : 0
  if (waitMs > 0) throw tooMany(waitMs / 1000)
}

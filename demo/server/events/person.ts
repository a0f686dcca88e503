/** What a member did in the pages: handed out, and from then on done by nobody known. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

export async function exportEvents(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const events = await sql.query<Record<string, unknown>>(
    `select name, occurred_at as at, path, locale, visitor_id as "visitorId", props from events
      where shop_id = $1 and member_id = $2 order by occurred_at`,
    [shopId, memberId],
  )
  return { events }
}

export async function forgetActor(sql: Sql, { shopId, memberId }: MemberName): Promise<void> {
  await sql.query('update events set member_id = null where shop_id = $1 and member_id = $2', [
    shopId,
    memberId,
  ])
}

/** Forgets who a customer was, in every room and in one transaction; what must add up stays, of nobody in particular. */
import { randomUUID } from 'node:crypto'
import type { Sql } from '../db.ts'
import { lockOrdersOf } from '../orders/queries.ts'
import type { MemberName } from '../room.ts'
import type { Services } from '../services.ts'
import { lockMembers } from '../session/queries.ts'

/** `false` when somebody else was faster. */
export async function eraseMember(
  { database, rooms }: Pick<Services, 'database' | 'rooms'>,
  who: MemberName & { readonly now: Date },
): Promise<boolean> {
  return database.transaction(async (sql) => {
    // Orders before members, as everywhere.
    await lockOrdersOf(sql, who)
    await lockMembers(sql, who.shopId, [who.memberId])
    if (await isErased(sql, who)) return false
    for (const room of rooms) await room.onErase?.(sql, who)
    await forgetMember(sql, who)
    return true
  })
}

/** Under the lock: a second statement sees what the one before it has committed. */
async function isErased(sql: Sql, { shopId, memberId }: MemberName): Promise<boolean> {
  const erased = await sql.query(
    'select 1 from members where shop_id = $1 and member_id = $2 and erased_at is not null',
    [shopId, memberId],
  )
  return erased.length > 0
}

/** Sessions end with `erased_at`; the row stays, because ledgers refer to it. */
async function forgetMember(
  sql: Sql,
  { shopId, memberId, now }: MemberName & { readonly now: Date },
): Promise<void> {
  await sql.query('delete from visitor_members where shop_id = $1 and member_id = $2', [
    shopId,
    memberId,
  ])
  await sql.query(
    `update members set sub = $3, email = null, email_key = null, name = null, erased_at = $4
      where shop_id = $1 and member_id = $2`,
    [shopId, memberId, `erased:${randomUUID()}`, now],
  )
}

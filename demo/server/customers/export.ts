/** Everything that is kept about a member: what this room knows, and what each room has to add. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import type { Services } from '../services.ts'

/** All parts are read at one moment, so that they fit together. */
export async function exportMember(
  { database, rooms }: Pick<Services, 'database' | 'rooms'>,
  who: MemberName & { readonly now: Date },
): Promise<Record<string, unknown>> {
  return database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read')
    const parts: Record<string, unknown> = { customer: await readCustomer(sql, who) }
    for (const room of rooms) Object.assign(parts, await room.onExport?.(sql, who))
    return parts
  })
}

async function readCustomer(sql: Sql, { shopId, memberId }: MemberName): Promise<unknown> {
  const [customer] = await sql.query<Record<string, unknown>>(
    `select case when not is_guest then sub end as "customerId", is_guest as "isGuest", member_id as "memberId", email, name,
            created_at as since, array(select visitor_id::text from visitor_members visitors
              where visitors.shop_id = members.shop_id and visitors.member_id = members.member_id) as visitors
       from members where shop_id = $1 and member_id = $2`,
    [shopId, memberId],
  )
  return customer
}

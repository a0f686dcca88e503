/** Mails that wait and are about a member: forgotten with them, and handed over when a guest becomes a member. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

export async function dropMails(sql: Sql, { shopId, memberId }: MemberName): Promise<void> {
  await sql.query('delete from mails where shop_id = $1 and member_id = $2', [shopId, memberId])
}

export async function moveMails(
  sql: Sql,
  { shopId, from, to }: { readonly shopId: string; readonly from: string; readonly to: string },
): Promise<void> {
  await sql.query('update mails set member_id = $3 where shop_id = $1 and member_id = $2', [
    shopId,
    from,
    to,
  ])
}

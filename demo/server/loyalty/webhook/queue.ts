/** Puts what happened into the merchant’s letter box, in the transaction that made it happen. */
import { randomUUID } from 'node:crypto'
import type { Sql } from '../../db.ts'
import type { Book } from '../account.ts'

/** Nothing is kept for a shop that wants to hear nothing. */
export async function queueNotices(
  sql: Sql,
  shopId: string,
  books: readonly Book[],
): Promise<void> {
  if (books.every(({ notices }) => notices.length === 0)) return
  const [endpoint] = await sql.query('select 1 from loyalty_webhooks where shop_id = $1', [shopId])
  if (!endpoint) return
  const deliveries = books.flatMap(({ account, notices }) =>
    notices.map((notice) => ({ ...notice, id: randomUUID(), memberId: account.memberId })),
  )
  await sql.query(
    `insert into loyalty_deliveries (shop_id, delivery_id, member_id, type, data, happened_at, next_at)
     select $1, id, "memberId", type, data, at, at
       from jsonb_to_recordset($2::jsonb) as r(id text, "memberId" text, type text, data jsonb, at timestamptz)`,
    [shopId, JSON.stringify(deliveries)],
  )
}

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
  const deliveries = books.flatMap(({ account, notices }) =>
    notices.map((notice) => ({ ...notice, id: randomUUID(), memberId: account.memberId })),
  )
  if (deliveries.length === 0) return
  await sql.query(
    `insert into loyalty_deliveries (shop_id, delivery_id, member_id, type, data, happened_at, next_at)
     select shop_id, id, "memberId", type, data, at, at
       from loyalty_webhooks, jsonb_to_recordset($2::jsonb) as r(id text, "memberId" text, type text, data jsonb, at timestamptz)
      where shop_id = $1`,
    [shopId, JSON.stringify(deliveries)],
  )
}

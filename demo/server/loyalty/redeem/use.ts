/** The main exit: what was set aside is spent, for one order. */
import type { Sql } from '../../db.ts'
import type { Book } from '../account.ts'
import { notify } from '../pass-time.ts'
import { updateRedemption, type RedemptionRow } from './redemption.ts'

/** The caller holds the member and saves the book. */
export async function markUsed(
  sql: Sql,
  book: Book,
  row: RedemptionRow,
  { orderId, now }: { orderId: string; now: Date },
): Promise<RedemptionRow> {
  book.account.held -= row.points
  book.isChanged = true
  const { id: redemptionId, points } = row
  notify(book, 'redemption.used', now, { redemptionId, points, orderId })
  // Without effect where the shop system keeps its own coupons.
  await sql.query(
    `update loyalty_coupons set status = 'used', order_id = $3 where shop_id = $1 and redemption_id = $2`,
    [row.shopId, row.id, orderId],
  )
  return updateRedemption(sql, row, { status: 'used', orderId, ending: null, checkAt: null })
}

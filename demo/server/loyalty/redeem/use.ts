/** The main exit: what was set aside is spent, for one order. */
import { markCouponUsed } from '../../coupons/queries.ts'
import type { Sql } from '../../db.ts'
import type { Book } from '../account.ts'
import { notify } from '../pass-time.ts'
import { couponOf, updateRedemption, type RedemptionRow } from './redemption.ts'

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
  await markCouponUsed(sql, couponOf(row), orderId)
  return updateRedemption(sql, row, { status: 'used', orderId, ending: null, checkAt: null })
}

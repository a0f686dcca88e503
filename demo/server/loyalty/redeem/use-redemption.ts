/** A code of a reward at the till: what was set aside is spent with it, in the same transaction. */
import type { Use } from '../../coupons/giver.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import { lockBook } from '../load-book.ts'
import { passTime } from '../pass-time.ts'
import { requireProgram } from '../queries.ts'
import { saveBooks } from '../save-book.ts'
import { findRedemption, LIVE } from './redemption.ts'
import { markUsed } from './use.ts'

/** The member and the coupon are locked. */
export async function useRedemption(
  sql: Sql,
  { shopId, coupon, orderId, now }: Use,
): Promise<void> {
  const memberId = coupon.memberId ?? ''
  const book = await lockBook(sql, { shopId, memberId }, now)
  const row = await findRedemption(sql, { shopId, memberId, id: coupon.couponId })
  if (!row || !LIVE.has(row.status)) throw new ProblemError('redemption_ended')
  const program = await requireProgram(sql, shopId)
  passTime(book, program, now)
  await markUsed(sql, book, row, { orderId, now })
  await saveBooks(sql, shopId, { books: [book], programId: program.id, now })
}

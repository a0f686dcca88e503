/** A cart that changes is a cart in use: its hold lives on for another while, a day at most. */
import type { RedemptionAnswer } from '../../../../widgets/loyalty/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import { lockBook } from '../load-book.ts'
import { passTime } from '../pass-time.ts'
import { requireProgram } from '../queries.ts'
import { saveBooks } from '../save-book.ts'
import { walletOf } from '../wallet.ts'
import { after, HOLD_MS, LONGEST_HOLD_MS, type RedeemDesk } from './desk.ts'
import {
  couponOf,
  findRedemption,
  toRedemption,
  updateRedemption,
  type RedemptionRow,
} from './redemption.ts'

export async function extendHold(
  { database, coupons, now }: RedeemDesk,
  name: Pick<RedemptionRow, 'shopId' | 'memberId' | 'id'>,
): Promise<RedemptionAnswer> {
  const { answer, expiresAt } = await database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const row = await findRedemption(sql, name)
    if (!row) throw new ProblemError('not_found')
    if (row.status === 'used')
      throw new ProblemError('already_used', { params: { orderId: row.orderId } })
    if (row.status !== 'held' || row.ending || row.expiresAt <= now)
      throw new ProblemError('redemption_ended')
    const most = after(row.createdAt, LONGEST_HOLD_MS)
    const wanted = after(now, HOLD_MS)
    const expiresAt = wanted < most ? wanted : most
    const program = await requireProgram(sql, name.shopId)
    passTime(book, program, now)
    const extended = await updateRedemption(sql, row, { expiresAt, checkAt: expiresAt })
    book.isChanged = true
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
    const wallet = await walletOf(sql, book, program)
    return { expiresAt, answer: { redemption: toRedemption(extended, now), wallet } }
  })
  await coupons.extend(couponOf(name), expiresAt)
  return answer
}

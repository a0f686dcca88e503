/** The side exits: the code is disabled first, and only then the points come back. Each step may be repeated by anyone. */
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Book } from '../account.ts'
import { addRow, putBack, sumOf } from '../bookkeeping.ts'
import { loadLots, lockBook } from '../load-book.ts'
import { notify, passTime } from '../pass-time.ts'
import { requireProgram, type ProgramInForce } from '../queries.ts'
import { saveBooks } from '../save-book.ts'
import { after, STEP_MS, type RedeemDesk } from './desk.ts'
import {
  couponOf,
  findRedemption,
  LIVE,
  updateRedemption,
  type Ending,
  type RedemptionRow,
} from './redemption.ts'
import { putBackToStock } from './situation.ts'
import { markUsed } from './use.ts'

/** How it ended: as asked, or `used` when an order was first. Refuses with `code_unavailable` when the shop system fails. */
export async function endRedemption(
  desk: RedeemDesk,
  row: RedemptionRow,
  ending: Ending,
): Promise<RedemptionRow> {
  const marked = await desk.database.transaction(async (sql) => {
    await lockBook(sql, row, desk.now)
    const current = await findRedemption(sql, row)
    if (!current || !mayEnd(current, ending, desk.now)) return undefined
    const as = current.ending ?? ending
    return updateRedemption(sql, current, { ending: as, checkAt: after(desk.now, STEP_MS) })
  })
  if (!marked) return (await findRedemption(desk.database, row)) ?? row
  const outcome = await disable(desk, marked)
  return desk.database.transaction((sql) => finish(sql, desk.now, marked, outcome))
}

/** A hold that was extended while a job looked at it does not expire, and what a repeat has issued meanwhile has not failed. */
function mayEnd({ status, expiresAt, ending }: RedemptionRow, as: Ending, now: Date): boolean {
  if (!LIVE.has(status)) return false
  if (as === 'failed') return status === 'requested'
  return as !== 'expired' || ending !== null || expiresAt <= now
}

type Outcome = Awaited<ReturnType<RedeemDesk['coupons']['disable']>>

async function disable({ coupons, log }: RedeemDesk, row: RedemptionRow): Promise<Outcome> {
  try {
    return await coupons.disable(couponOf(row))
  } catch (error) {
    log('warn', 'code not disabled', { redemptionId: row.id, reason: String(error) })
    throw new ProblemError('code_unavailable')
  }
}

async function finish(
  sql: Sql,
  now: Date,
  name: RedemptionRow,
  outcome: Outcome,
): Promise<RedemptionRow> {
  const book = await lockBook(sql, name, now)
  const row = await findRedemption(sql, name)
  if (!row || !LIVE.has(row.status) || !row.ending) return row ?? name
  const program = await requireProgram(sql, name.shopId)
  passTime(book, program, now)
  const ended =
    outcome === 'disabled'
      ? await giveBack(sql, { book, row, program, now })
      : await markUsed(sql, book, row, { orderId: outcome.usedFor, now })
  await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
  return ended
}

interface Exit {
  readonly book: Book
  readonly row: RedemptionRow
  readonly program: ProgramInForce
  readonly now: Date
}

async function giveBack(sql: Sql, { book, row, program, now }: Exit): Promise<RedemptionRow> {
  const ending = row.ending ?? 'cancelled'
  await loadLots(sql, book, { lots: row.lots.map(([lot]) => lot) })
  book.account.held -= row.points
  const lots = putBack(book, row.lots, { now, wasInactive: wasInactive(book, program) })
  addRow(book, {
    type: 'redeem_cancel',
    points: sumOf(row.lots),
    rule: row.reward.id,
    reason: reasonOf(row, ending, now),
    params: { rewardName: row.reward.name },
    redemptionId: row.id,
    source: 'redemption_end',
    sourceId: row.id,
    occurredAt: now,
    lots,
  })
  await putBackToStock(sql, row.shopId, row.reward)
  notify(book, `redemption.${ending}`, now, { redemptionId: row.id, points: row.points })
  return updateRedemption(sql, row, { status: ending, ending: null, checkAt: null })
}

/** The account expired while its points were away. */
export function wasInactive({ account }: Book, { expiry }: ProgramInForce): boolean {
  return expiry?.mode === 'inactivity' && account.activeAt !== null && account.expiresAt === null
}

function reasonOf(row: RedemptionRow, ending: Ending, now: Date): string {
  if (ending === 'failed') return 'code_failed'
  if (ending === 'cancelled') return 'undone'
  if (row.mode === 'checkout_hold') return 'hold_ended'
  return row.expiresAt <= now ? 'code_expired' : 'not_next_order'
}

/** What an order does to redemptions: paying uses them, returning the goods gives back the share that bought them. */
import { normaliseCode } from '../../coupons/code.ts'
import type { Sql } from '../../db.ts'
import type { OrderChange } from '../../orders/order-change.ts'
import type { Allocation, Book } from '../account.ts'
import { addRow, putBack, sumOf } from '../bookkeeping.ts'
import { loadLots } from '../load-book.ts'
import { notify } from '../pass-time.ts'
import type { ProgramInForce } from '../queries.ts'
import { wasInactive } from './end-redemption.ts'
import {
  liveRedemptions,
  redemptionsOfOrder,
  updateRedemption,
  type RedemptionRow,
} from './redemption.ts'
import { markUsed } from './use.ts'

interface Settling {
  readonly change: OrderChange
  readonly book: Book
  readonly program: ProgramInForce
}

export async function settleRedemptions(sql: Sql, settling: Settling): Promise<void> {
  const { change, book } = settling
  const isPaidNow = change.isPaid && change.cause.kind === 'version'
  if (isPaidNow && book.account.held > 0) await useFor(sql, settling)
  if (isPaidNow && change.codes.length > 0) await reportLate(sql, settling)
  for (const row of await redemptionsOfOrder(sql, book.account, change.orderId))
    if (row.status === 'used') await returnShare(sql, settling, row)
}

async function useFor(sql: Sql, { change, book }: Settling): Promise<void> {
  const codes = new Set(change.codes.map(normaliseCode))
  const paidAt = change.paidAt ?? change.now
  for (const row of await liveRedemptions(sql, book.account)) {
    const isHeld =
      row.mode === 'checkout_hold' && row.cartId !== null && row.cartId === change.cartId
    if (isHeld || (row.code && codes.has(normaliseCode(row.code))))
      await markUsed(sql, book, row, { orderId: change.orderId, now: change.now })
    else if (
      row.reward.nextOrderOnly &&
      row.mode === 'code' &&
      row.createdAt < paidAt &&
      !row.ending
    )
      // The code has to be disabled first, which no transaction can wait for: the job does.
      await updateRedemption(sql, row, { ending: 'expired', checkAt: change.now })
  }
}

/** A code that had ended already: the points are back, so it cannot count a second time; the merchant is told. */
async function reportLate(sql: Sql, { change, book }: Settling): Promise<void> {
  const late = await sql.query<{ redemptionId: string; status: string }>(
    `select redemption_id as "redemptionId", status from loyalty_redemptions
      where shop_id = $1 and member_id = $2 and code = any($3::text[]) and status in ('cancelled', 'expired', 'failed')`,
    [change.shopId, change.memberId, change.codes.map(normaliseCode)],
  )
  for (const { redemptionId, status } of late) {
    book.isChanged = true
    notify(book, 'redemption.rejected', change.now, {
      redemptionId,
      status,
      orderId: change.orderId,
    })
  }
}

async function returnShare(
  sql: Sql,
  { change, book, program }: Settling,
  row: RedemptionRow,
): Promise<void> {
  const { cause, now, orderId } = change
  const lots = partOf(row.lots, row.returned, shareOf(row.points, change))
  if (lots.length === 0) return
  await loadLots(sql, book, { lots: lots.map(([lot]) => lot) })
  const points = sumOf(lots)
  const back = putBack(book, lots, { now, wasInactive: wasInactive(book, program) })
  addRow(book, {
    type: 'redeem_cancel',
    points,
    rule: row.reward.id,
    reason: 'reward_returned',
    params: { rewardName: row.reward.name },
    orderId,
    redemptionId: row.id,
    source: 'returned',
    sourceId: `${row.id}:${cause.kind}:${cause.id}`,
    occurredAt: cause.at,
    lots: back,
  })
  await updateRedemption(sql, row, { returned: row.returned + points })
}

/** Reckoned from all refunds together, like the claw-back. */
function shareOf(points: number, { isPaid, paidAt, basis, refunded }: OrderChange): number {
  if (!isPaid) return paidAt ? points : 0
  if (basis === 0) return refunded > 0 ? points : 0
  return Number((BigInt(points) * BigInt(Math.min(basis, refunded))) / BigInt(basis))
}

/** The lots from the `from`th point to the `to`th. */
function partOf(lots: readonly Allocation[], from: number, to: number): Allocation[] {
  let before = 0
  return lots.flatMap(([lot, points]): Allocation[] => {
    const [start, end] = [Math.max(from, before), Math.min(to, before + points)]
    before += points
    return end > start ? [[lot, end - start]] : []
  })
}

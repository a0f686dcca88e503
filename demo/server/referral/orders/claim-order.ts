/** The order a claim stands or falls with, of all that count for it. */
import type { Sql } from '../../db.ts'
import { addToDate } from '../../loyalty/calendar.ts'
import type { OrderState } from '../../orders/order-change.ts'
import { readOrder } from '../../orders/queries.ts'
import type { ClaimRow, Terms } from '../claims/claim-row.ts'
import { LEAST_HOLD_DAYS } from '../program/check-rules.ts'
import type { OrderFacts } from '../state/target.ts'

/** Paid and kept before promised, promised before broken; then the earliest. So it does not matter which was told first. */
export async function readClaimOrder(
  sql: Sql,
  { shopId, claimId, grantedAt, orderId: grantedFor }: ClaimRow,
): Promise<OrderState | undefined> {
  // Paid for this one: what comes later of the same friend is another matter.
  if (grantedAt && grantedFor) return readOrder(sql, { shopId, orderId: grantedFor })
  const names = await sql.query<{ orderId: string }>(
    'select order_id as "orderId" from referral_orders where shop_id = $1 and claim_id = $2',
    [shopId, claimId],
  )
  const orders: OrderState[] = []
  for (const { orderId } of names) {
    const order = await readOrder(sql, { shopId, orderId })
    if (order) orders.push(order)
  }
  const [best] = orders.sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      a.placedAt.getTime() - b.placedAt.getTime() ||
      (a.orderId < b.orderId ? -1 : 1),
  )
  return best
}

function rankOf({ status, isPaid, basis, refunded }: OrderState): number {
  if (status === 'cancelled') return 3
  if (refunded > 0 && refunded >= basis) return 2
  return isPaid ? 0 : 1
}

export function factsOf(order: OrderState, terms: Terms): OrderFacts {
  const { isPaid, status, basis, refunded, paidAt } = order
  return {
    isPaid: isPaid && paidAt !== null,
    isCancelled: status === 'cancelled',
    merchandise: basis,
    refunded,
    holdUntil: paidAt ? holdUntil(paidAt, order.deliveredAt, terms) : undefined,
  }
}

/** The time to send goods back counts from their arrival; one after the wait does not begin it again. */
function holdUntil(paidAt: Date, deliveredAt: Date | null, { holdDays, timezone }: Terms): Date {
  const days = Math.max(holdDays, LEAST_HOLD_DAYS)
  const fromPayment = addToDate(paidAt, { days }, timezone)
  if (!deliveredAt || deliveredAt > fromPayment || deliveredAt < paidAt) return fromPayment
  return addToDate(deliveredAt, { days }, timezone)
}

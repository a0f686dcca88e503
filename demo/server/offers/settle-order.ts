/** An order that was paid has used the offers it was placed with, also where the till never asked about their codes. */
import { normaliseCode } from '../coupons/code.ts'
import type { Sql } from '../db.ts'
import type { OrderChange } from '../orders/order-change.ts'
import { takeBack } from './stock.ts'

/** By the same rule as the coupons room: whose code it is, and whether it was over when the order was paid. */
export async function settleOrder(sql: Sql, change: OrderChange): Promise<void> {
  const { shopId, orderId, memberId, codes, now } = change
  if (!change.isPaid || change.cause.kind !== 'version' || codes.length === 0) return
  const typed = [...codes.map((code) => code.trim()), ...codes.map(normaliseCode)]
  const used = await sql.query<{ issueId: string; offerId: string; wasEnded: boolean }>(
    `with found as (
       select issue_id, status from offer_issues
        where shop_id = $1 and code = any($3::text[]) and status <> 'used'
          and (code_member_id is null or code_member_id = $4) and expires_at > $5
        order by issue_id for update)
     update offer_issues set status = 'used', order_id = $2, used_at = $6, check_at = null from found
      where shop_id = $1 and offer_issues.issue_id = found.issue_id
      returning offer_issues.issue_id as "issueId", offer_id as "offerId", found.status = 'ended' and holds_stock as "wasEnded"`,
    [shopId, orderId, typed, memberId, change.paidAt ?? now, now],
  )
  // It was paid in time and told late: its gift has been given back meanwhile, and is gone again.
  for (const { offerId, wasEnded } of used) if (wasEnded) await takeBack(sql, { shopId, offerId })
}

/** A member’s orders as their rhythm is reckoned: merchandise they kept, and whether the order counts at all. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

export interface OrderOfMember {
  readonly orderId: string
  readonly at: Date
  /** Merchandise that earns, refunds taken off; minor units. */
  readonly total: number
  /** Cancelled, refunded as a whole, or placed and never paid. */
  readonly isUndone: boolean
  readonly productName: string | null
}

/** Cash on delivery is paid within weeks; what is not by then was never bought. */
const PAID_WITHIN_MS = 30 * 86_400_000

/** The newest last. */
export function readPastOrders(
  sql: Sql,
  { shopId, memberId }: MemberName,
  now: Date,
): Promise<OrderOfMember[]> {
  return sql.query<OrderOfMember>(
    `with theirs as (
       select orders.*, (select coalesce(sum(amount), 0)::bigint from refunds
           where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id) as refunded
         from orders where shop_id = $1 and member_id = $2)
     select order_id as "orderId", placed_at as at, greatest(basis - refunded, 0) as total,
            status = 'cancelled' or refunded > 0 and refunded >= basis or status = 'placed' and placed_at < $3 as "isUndone",
            lines->0->>'name' as "productName"
       from theirs order by placed_at, order_id`,
    [shopId, memberId, new Date(now.getTime() - PAID_WITHIN_MS)],
  )
}

/** Reads an order for whoever has its code. */
import type { OrderStatus } from '../../../widgets/chat/contract/order-status.ts'
import type { Sql } from '../db.ts'
import { describeOrder, type OrderFacts } from './describe.ts'

export async function readStatus(
  sql: Sql,
  { shopId, orderId }: { readonly shopId: string; readonly orderId: string },
  now: Date,
): Promise<OrderStatus | undefined> {
  const [order] = await sql.query<OrderFacts>(
    `select order_id as "orderId", status, currency, lines, shipping, tax, placed_at as "placedAt", paid_at as "paidAt",
            shipped_at as "shippedAt", delivered_at as "deliveredAt", promised_at as "promisedAt", expected_at as "expectedAt",
            updated_at as "updatedAt", carrier, tracking_url as "trackingUrl", basis,
            (select coalesce(sum(amount), 0)::bigint from refunds
              where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id) as refunded,
            (select max(refunded_at) from refunds
              where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id) as "refundedAt"
       from orders where shop_id = $1 and order_id = $2`,
    [shopId, orderId],
  )
  return order && describeOrder(order, now)
}

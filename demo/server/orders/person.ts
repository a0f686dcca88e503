/** What orders tell about who placed them: handed out, and forgotten. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

const KEPT_DAYS = 90
const DAY_MS = 86_400_000

export async function exportOrders(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const orders = await sql.query<Record<string, unknown>>(
    `select order_id as "orderId", status, currency, lines, shipping, tax, codes, placed_at as "placedAt", paid_at as "paidAt",
            promised_at as "promisedAt", expected_at as "expectedAt", delivered_at as "deliveredAt", email, phone, customer_name as name, visitor_id as "visitorId",
            address_key as "addressFingerprint", ip_key as "networkFingerprint", agent_key as "browserFingerprint",
            (select coalesce(jsonb_agg(jsonb_build_object('refundId', refund_id, 'amount', amount, 'at', refunded_at)), '[]')
               from refunds where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id) as refunds
       from orders where shop_id = $1 and member_id = $2 order by placed_at`,
    [shopId, memberId],
  )
  return { orders }
}

/** What was bought and for how much stays. */
export async function forgetBuyer(sql: Sql, { shopId, memberId }: MemberName): Promise<void> {
  await sql.query(
    `update orders set email = null, phone = null, customer_name = null, email_key = null, phone_key = null,
       address_key = null, ip_key = null, agent_key = null, claim_id = null, visitor_id = null
      where shop_id = $1 and member_id = $2`,
    [shopId, memberId],
  )
}

/** By then every invitation has been judged. */
export async function forgetBrowsers(sql: Sql, now: Date): Promise<void> {
  await sql.query(
    `update orders set ip_key = null, agent_key = null
      where placed_at < $1 and (ip_key is not null or agent_key is not null)`,
    [new Date(now.getTime() - KEPT_DAYS * DAY_MS)],
  )
}

/** What whoever answers a shopper should know of them: points, orders, and how the shop calls them. */
import type { TicketDetail } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import { readCurrentProgram } from '../loyalty/queries.ts'
import { readWalletOf } from '../loyalty/wallet.ts'
import type { MemberName } from '../room.ts'

const ORDERS = 10

/** Of a member; without a programme, nothing. */
export async function readPoints(
  sql: Sql,
  { now, ...name }: MemberName & { readonly now: Date },
): Promise<TicketDetail['points']> {
  const program = await readCurrentProgram(sql, name.shopId)
  if (!program || program.status === 'draft') return undefined
  const { available, tier } = await readWalletOf(sql, name, { program, now })
  return { available, ...(tier.current && { tier: tier.current.name }) }
}

/** The one it is about first, if there is one, then the newest. */
export async function readOrders(
  sql: Sql,
  { shopId, memberId, orderId }: MemberName & { readonly orderId?: string | undefined },
): Promise<TicketDetail['orders']> {
  const rows = await sql.query<{
    orderId: string
    at: Date
    minor: number
    currency: string
    status: string
  }>(
    `select order_id as "orderId", placed_at as at, currency,
        (select coalesce(sum((line->>'total')::bigint), 0)::bigint from jsonb_array_elements(lines) line) + coalesce(shipping, 0) + coalesce(tax, 0) as minor,
        case when status = 'cancelled' then status when delivered_at is not null then 'delivered' else status end as status
       from orders where shop_id = $1 and member_id = $2
      order by order_id = $3::text desc nulls last, placed_at desc, order_id limit ${ORDERS}`,
    [shopId, memberId, orderId ?? null],
  )
  return rows.map(({ minor, currency, at, ...order }) => ({
    ...order,
    at: at.toISOString(),
    total: { minor, currency },
  }))
}

/** As the shop calls them; of a guest nothing. */
export async function readCustomerId(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<string | undefined> {
  const [member] = await sql.query<{ sub: string }>(
    'select sub from members where shop_id = $1 and member_id = $2 and not is_guest and erased_at is null',
    [shopId, memberId],
  )
  return member?.sub
}

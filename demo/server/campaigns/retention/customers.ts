/** The customers of a shop with the orders they kept. */
import type { PlacedOrder } from '../../../../src/campaigns/order-history.ts'
import type { Sql } from '../../db.ts'

export interface KeptOrder extends PlacedOrder {
  readonly at: number
  /** Merchandise without what went back, minor units of the shop’s currency. */
  readonly value: number
}

export interface Customer {
  /** The oldest first; at least one. */
  readonly orders: readonly KeptOrder[]
  readonly tier: string | undefined
}

/** An order that was paid and kept: neither cancelled nor refunded as a whole. For `orders`; `refunded` has to be in reach. */
export const IS_KEPT = `orders.status = 'paid' and not (refunded > 0 and refunded >= orders.basis)`

export const REFUNDED = `select coalesce(sum(amount), 0)::bigint as refunded from refunds
  where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id`

/** Guests too, known by their e-mail alone. */
export async function readCustomers(sql: Sql, shopId: string): Promise<Customer[]> {
  const rows = await sql.query<{ orders: [number, number][]; tier: string | null }>(
    `select jsonb_agg(jsonb_build_array(extract(epoch from placed_at) * 1000, greatest(0, basis - refunded))
              order by placed_at) as orders, max(tier_id) as tier
       from orders cross join lateral (${REFUNDED}) r
       left join loyalty_accounts using (shop_id, member_id)
      where orders.shop_id = $1 and ${IS_KEPT}
      group by orders.member_id`,
    [shopId],
  )
  return rows.map(({ orders, tier }) => ({
    orders: orders.map(([at, value]) => ({ at, value })),
    tier: tier ?? undefined,
  }))
}

/** What those who came to the point of an experiment ordered afterwards, each order for one of them. */
import type { CouponValue } from '../../../../src/contract/coupon-value.ts'
import type { Sql } from '../../db.ts'
import { IS_KEPT, REFUNDED } from '../retention/customers.ts'

/** So long after the first exposure an order is a conversion. */
export const CONVERSION_DAYS = 14

export interface Phase {
  readonly shopId: string
  readonly experiment: string
  readonly phase: string
}

export interface UnitOrder {
  readonly arm: string
  readonly unit: string
  /** Paid for merchandise: discounts and refunds are off it. Minor units. */
  readonly value: number
  /** The same before refunds. */
  readonly basis: number
  /** Of the codes it was placed with, whoever gave them. */
  readonly codes: readonly CouponValue[]
}

/**
 * By the browser the shop named with the order, by who was signed in, and by browsers they were signed in on, in this order: an order that
 * several units could claim is the one’s that comes first, so that it counts once.
 */
export function readUnitOrders(
  sql: Sql,
  { shopId, experiment, phase }: Phase,
): Promise<UnitOrder[]> {
  return sql.query<UnitOrder>(
    `with units as materialized (
       select arm, unit_type || ':' || unit_id as unit, visitor_id, member_id, first_at from campaign_exposures
        where shop_id = $1 and experiment = $2 and phase = $3 and not is_ephemeral),
     matched as (
       select order_id, units.*, 1 as place from units join orders on orders.visitor_id = units.visitor_id
        where orders.shop_id = $1
       union all
       select order_id, units.*, 2 from units join orders on orders.member_id = units.member_id
        where orders.shop_id = $1
       union all
       select order_id, units.*, 3 from units
         join visitor_members links on links.shop_id = $1 and links.visitor_id = units.visitor_id
         join orders on orders.shop_id = $1 and orders.member_id = links.member_id),
     counted as (
       select distinct on (order_id) order_id, arm, unit from matched join orders using (order_id)
        where orders.shop_id = $1 and placed_at >= first_at and paid_at < first_at + interval '${CONVERSION_DAYS} days'
        order by order_id, place, first_at, unit)
     select arm, unit, greatest(0, basis - refunded) as value, basis,
            (select coalesce(jsonb_agg(coupons.value), '[]') from coupons
              where coupons.shop_id = $1 and coupons.order_id = orders.order_id and coupons.status = 'used') as codes
       from counted join orders using (order_id) cross join lateral (${REFUNDED}) r
      where orders.shop_id = $1 and ${IS_KEPT}`,
    [shopId, experiment, phase],
  )
}

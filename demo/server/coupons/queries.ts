/** Coupons of all givers as they are stored. */
import type { Sql } from '../db.ts'
import type { CouponName } from './coupon-adapter.ts'
import { normaliseCode } from './code.ts'
import type { KnownCoupon } from './giver.ts'

const SELECT = `select shop_id as "shopId", giver, coupon_id as "couponId", code, status, value, currency,
    min_order as "minOrder", cart_id as "cartId", member_id as "memberId", first_order_only as "firstOrderOnly",
    expires_at as "expiresAt", order_id as "orderId", true as "isStored",
    (select sub from members where members.shop_id = coupons.shop_id and members.member_id = coupons.member_id
       and not is_guest and erased_at is null) as "customerId"
  from coupons`

export async function findCoupon(
  sql: Sql,
  shopId: string,
  code: string,
  lock: '' | 'for update' = '',
): Promise<KnownCoupon | undefined> {
  const [coupon] = await sql.query<KnownCoupon>(
    `${SELECT} where shop_id = $1 and code = $2 ${lock}`,
    [shopId, normaliseCode(code)],
  )
  return coupon
}

/** Those among `codes` that can be used, locked in the same order by everyone. */
export function lockActiveCoupons(
  sql: Sql,
  shopId: string,
  codes: readonly string[],
): Promise<KnownCoupon[]> {
  return sql.query<KnownCoupon>(
    `${SELECT} where shop_id = $1 and code = any($2::text[]) and status = 'active' order by code for update`,
    [shopId, codes.map(normaliseCode)],
  )
}

/** Without effect where the shop system keeps its own coupons. */
export async function markCouponUsed(
  sql: Sql,
  { shopId, giver, couponId }: CouponName,
  orderId: string,
): Promise<void> {
  await sql.query(
    `update coupons set status = 'used', order_id = $4 where shop_id = $1 and giver = $2 and coupon_id = $3`,
    [shopId, giver, couponId, orderId],
  )
}

/** Points that codes used for this order add to it. */
export async function pointsOfCoupons(
  sql: Sql,
  { shopId, orderId, isFirst }: { shopId: string; orderId: string; isFirst: boolean },
): Promise<number> {
  const [sum] = await sql.query<{ points: number }>(
    `select coalesce(sum((value->>'points')::bigint), 0)::bigint as points from coupons
      where shop_id = $1 and order_id = $2 and status = 'used' and value->>'kind' = 'points'
        and ($3::boolean or not first_order_only)`,
    [shopId, orderId, isFirst],
  )
  return sum?.points ?? 0
}

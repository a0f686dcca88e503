/** Coupons in a table of our own, for shops that ask this backend at the till; the demo shop is one. */
import type { Sql } from '../../db.ts'
import type { CouponAdapter, CouponName } from './coupon-adapter.ts'

export function createOwnCoupons(sql: Sql): CouponAdapter {
  return {
    async create(order) {
      await sql.query(
        `insert into loyalty_coupons (shop_id, code, redemption_id, member_id, status, value, currency, min_order, cart_id, expires_at)
         values ($1, $2, $3, $4, 'active', $5::jsonb, $6, $7, $8, $9) on conflict do nothing`,
        [
          order.shopId,
          order.code,
          order.redemptionId,
          order.memberId,
          JSON.stringify(order.value),
          order.currency,
          order.minOrder ?? null,
          order.cartId ?? null,
          order.expiresAt,
        ],
      )
      const coupon = await find(sql, order)
      // Nothing was written and nothing is there: the code is another coupon's, one chance in 2^73.
      if (!coupon || coupon.status !== 'active') throw new Error('The coupon could not be made.')
      return { code: coupon.code }
    },
    async disable(name) {
      await sql.query(
        `update loyalty_coupons set status = 'disabled'
          where shop_id = $1 and redemption_id = $2 and status = 'active'`,
        [name.shopId, name.redemptionId],
      )
      const coupon = await find(sql, name)
      return coupon?.status === 'used' ? { usedFor: coupon.orderId ?? '' } : 'disabled'
    },
    async extend({ shopId, redemptionId }, expiresAt) {
      await sql.query(
        `update loyalty_coupons set expires_at = $3
          where shop_id = $1 and redemption_id = $2 and status = 'active'`,
        [shopId, redemptionId, expiresAt],
      )
    },
  }
}

async function find(
  sql: Sql,
  { shopId, redemptionId }: CouponName,
): Promise<{ code: string; status: string; orderId: string | null } | undefined> {
  const [coupon] = await sql.query<{ code: string; status: string; orderId: string | null }>(
    `select code, status, order_id as "orderId" from loyalty_coupons where shop_id = $1 and redemption_id = $2`,
    [shopId, redemptionId],
  )
  return coupon
}

/** Coupons in a table of our own, for shops that ask this backend at the till; the demo shop is one. */
import type { Sql } from '../db.ts'
import type { CouponAdapter, CouponName, CouponOrder } from './coupon-adapter.ts'

const NAMED = 'shop_id = $1 and giver = $2 and coupon_id = $3'

export function createOwnCoupons(sql: Sql): CouponAdapter {
  return {
    async create(order) {
      await insert(sql, order)
      const coupon = await find(sql, order)
      // Nothing was written and nothing is there: the code is another coupon's, one chance in 2^73.
      if (!coupon || coupon.status !== 'active') throw new Error('The coupon could not be made.')
      return { code: coupon.code }
    },
    async disable(name) {
      await sql.query(
        `update coupons set status = 'disabled' where ${NAMED} and status = 'active'`,
        valuesOf(name),
      )
      const coupon = await find(sql, name)
      return coupon?.status === 'used' ? { usedFor: coupon.orderId ?? '' } : 'disabled'
    },
    async extend(name, expiresAt) {
      await sql.query(`update coupons set expires_at = $4 where ${NAMED} and status = 'active'`, [
        ...valuesOf(name),
        expiresAt,
      ])
    },
  }
}

async function insert(sql: Sql, order: CouponOrder): Promise<void> {
  await sql.query(
    `insert into coupons (shop_id, giver, coupon_id, code, member_id, status, value, currency, min_order, cart_id,
       first_order_only, expires_at)
     values ($1, $2, $3, $4, $5, 'active', $6::jsonb, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      ...valuesOf(order),
      order.code,
      order.memberId ?? null,
      JSON.stringify(order.value),
      order.currency,
      order.minOrder ?? null,
      order.cartId ?? null,
      order.firstOrderOnly ?? false,
      order.expiresAt ?? null,
    ],
  )
}

async function find(
  sql: Sql,
  name: CouponName,
): Promise<{ code: string; status: string; orderId: string | null } | undefined> {
  const [coupon] = await sql.query<{ code: string; status: string; orderId: string | null }>(
    `select code, status, order_id as "orderId" from coupons where ${NAMED}`,
    valuesOf(name),
  )
  return coupon
}

function valuesOf({ shopId, giver, couponId }: CouponName): string[] {
  return [shopId, giver, couponId]
}

/** The till’s side of a code: what it is worth, and using it up. */
import type { Coupon, RewardValue } from '../../../../widgets/loyalty/contract.ts'
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import { lockBook } from '../load-book.ts'
import { requireProgram } from '../queries.ts'
import { passTime } from '../pass-time.ts'
import { saveBooks } from '../save-book.ts'
import { normaliseCode } from './code.ts'
import { findRedemption, LIVE } from './redemption.ts'
import { markUsed } from './use.ts'

interface CouponRow {
  readonly code: string
  readonly redemptionId: string
  readonly memberId: string
  readonly customerId: string
  readonly status: Coupon['status']
  readonly value: RewardValue
  readonly currency: string
  readonly minOrder: number | null
  readonly cartId: string | null
  readonly expiresAt: Date
  readonly orderId: string | null
}

export async function readCouponOf(
  sql: Sql,
  shopId: string,
  { code, now }: { code: string; now: Date },
): Promise<Coupon> {
  return toCoupon(await requireCoupon(sql, shopId, code), now)
}

export interface Use {
  readonly code: string
  readonly orderId: string
  readonly customerId: string
  readonly now: Date
}

/** Holding the member, so that using and giving back are one after the other. */
export async function useCouponOf(database: Database, shopId: string, use: Use): Promise<Coupon> {
  return database.transaction(async (sql) => {
    const { memberId, customerId } = await requireCoupon(sql, shopId, use.code)
    // Somebody else’s code is no code at all.
    if (customerId !== use.customerId) throw new ProblemError('not_found')
    const book = await lockBook(sql, { shopId, memberId }, use.now)
    const coupon = await requireCoupon(sql, shopId, use.code, 'for update of coupons')
    if (coupon.status === 'used' && coupon.orderId === use.orderId) return toCoupon(coupon, use.now)
    if (coupon.status === 'used')
      throw new ProblemError('already_used', { params: { orderId: coupon.orderId } })
    const row = await findRedemption(sql, { shopId, memberId, id: coupon.redemptionId })
    const isOpen = coupon.status === 'active' && coupon.expiresAt > use.now
    if (!isOpen || !row || !LIVE.has(row.status)) throw new ProblemError('redemption_ended')
    const program = await requireProgram(sql, shopId)
    passTime(book, program, use.now)
    await markUsed(sql, book, row, use)
    await saveBooks(sql, shopId, { books: [book], programId: program.id, now: use.now })
    return toCoupon(await requireCoupon(sql, shopId, use.code), use.now)
  })
}

async function requireCoupon(
  sql: Sql,
  shopId: string,
  code: string,
  lock: '' | 'for update of coupons' = '',
): Promise<CouponRow> {
  const [coupon] = await sql.query<CouponRow>(
    `select code, redemption_id as "redemptionId", member_id as "memberId", sub as "customerId", status, value, currency,
            min_order as "minOrder", cart_id as "cartId", expires_at as "expiresAt", order_id as "orderId"
       from loyalty_coupons coupons join members using (shop_id, member_id) where shop_id = $1 and code = $2 ${lock}`,
    [shopId, normaliseCode(code)],
  )
  if (!coupon) throw new ProblemError('not_found')
  return coupon
}

function toCoupon(row: CouponRow, now: Date): Coupon {
  const { code, value, currency, customerId, minOrder, cartId, orderId, expiresAt } = row
  return {
    code,
    status: row.status === 'active' && expiresAt <= now ? 'disabled' : row.status,
    value,
    currency,
    ...(minOrder !== null && { minOrder }),
    customerId,
    ...(cartId !== null && { cartId }),
    expiresAt: expiresAt.toISOString(),
    ...(orderId !== null && { orderId }),
  }
}

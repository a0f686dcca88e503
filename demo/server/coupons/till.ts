/** The till’s side of a code: what it is worth, and using it up. */
import type { Coupon } from '../../../src/contract/coupon.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { hasOrdered } from '../orders/first-order.ts'
import type { Room } from '../room.ts'
import { lockMembers } from '../session/queries.ts'
import type { Buyer, CouponGiver, KnownCoupon, OpenCode, Use } from './giver.ts'
import { findCoupon, markCouponUsed } from './queries.ts'

/** A code as it was typed. */
export interface TypedCode {
  readonly shopId: string
  readonly code: string
  readonly now: Date
}

export interface TillUse extends TypedCode {
  readonly orderId: string
  readonly buyer: Buyer
}

/** With a buyer named, also whether this buyer may use it. */
export async function readCouponOf(
  sql: Sql,
  rooms: readonly Room[],
  { buyer, ...typed }: TypedCode & { readonly buyer: Buyer },
): Promise<Coupon> {
  const coupon = await requireCoupon(sql, rooms, typed)
  const isNamed = Object.values(buyer).some((value) => value !== undefined)
  if (isNamed && stateOf(coupon, typed.now) === 'active')
    await checkBuyer(sql, rooms, { ...typed, coupon, buyer })
  return toCoupon(coupon, typed.now)
}

/** Holding the member, so that using and giving back are one after the other. */
export async function useCouponOf(
  database: Pick<Database, 'transaction'>,
  rooms: readonly Room[],
  use: TillUse,
): Promise<Coupon> {
  return database.transaction(async (sql) => {
    const coupon = await lockForUse(sql, await requireCoupon(sql, rooms, use), use)
    if (coupon.status === 'used' && coupon.orderId === use.orderId) return toCoupon(coupon, use.now)
    if (coupon.status === 'used')
      throw new ProblemError('already_used', { params: { orderId: coupon.orderId } })
    if (stateOf(coupon, use.now) !== 'active') throw new ProblemError('redemption_ended')
    await checkBuyer(sql, rooms, { ...use, coupon })
    await giverOf(rooms, coupon)?.use?.(sql, { ...use, coupon })
    if (coupon.isStored) await markCouponUsed(sql, coupon, use.orderId)
    return toCoupon({ ...coupon, status: 'used', orderId: use.orderId }, use.now)
  })
}

async function lockForUse(sql: Sql, coupon: KnownCoupon, use: TillUse): Promise<KnownCoupon> {
  // Somebody else’s code is no code at all.
  if (coupon.memberId && (!coupon.customerId || coupon.customerId !== use.buyer.customerId))
    throw new ProblemError('not_found')
  if (!coupon.isStored) return coupon
  if (coupon.memberId) await lockMembers(sql, use.shopId, [coupon.memberId])
  return (await findCoupon(sql, use.shopId, use.code, 'for update')) ?? coupon
}

async function requireCoupon(
  sql: Sql,
  rooms: readonly Room[],
  typed: TypedCode,
): Promise<KnownCoupon> {
  const stored = await findCoupon(sql, typed.shopId, typed.code)
  if (stored) return stored
  for (const { coupons } of rooms) {
    const open = await coupons?.find?.(sql, typed)
    if (coupons && open) return known(open, coupons, typed.shopId)
  }
  throw new ProblemError('not_found')
}

function known(open: OpenCode, { giver }: CouponGiver, shopId: string): KnownCoupon {
  return {
    ...open,
    shopId,
    giver,
    status: 'active',
    minOrder: open.minOrder ?? null,
    firstOrderOnly: open.firstOrderOnly ?? false,
    expiresAt: open.expiresAt ?? null,
    cartId: null,
    memberId: null,
    customerId: null,
    orderId: null,
    isStored: false,
  }
}

async function checkBuyer(
  sql: Sql,
  rooms: readonly Room[],
  { orderId, ...check }: Omit<Use, 'orderId'> & { readonly orderId?: string },
): Promise<void> {
  const { coupon, buyer, shopId } = check
  if (
    coupon.firstOrderOnly &&
    (await hasOrdered(sql, shopId, { ...buyer, exceptOrderId: orderId }))
  )
    throw new ProblemError('not_new_customer')
  await giverOf(rooms, coupon)?.check?.(sql, check)
}

function giverOf(rooms: readonly Room[], { giver }: KnownCoupon): CouponGiver | undefined {
  return rooms.find(({ coupons }) => coupons?.giver === giver)?.coupons
}

function stateOf({ status, expiresAt }: KnownCoupon, now: Date): Coupon['status'] {
  return status === 'active' && expiresAt && expiresAt <= now ? 'disabled' : status
}

function toCoupon(coupon: KnownCoupon, now: Date): Coupon {
  const { code, value, currency, minOrder, customerId, cartId, firstOrderOnly } = coupon
  return {
    code,
    status: stateOf(coupon, now),
    value,
    currency,
    ...(minOrder !== null && { minOrder }),
    ...(customerId !== null && { customerId }),
    ...(cartId !== null && { cartId }),
    ...(firstOrderOnly && { firstOrderOnly }),
    ...(coupon.expiresAt && { expiresAt: coupon.expiresAt.toISOString() }),
    ...(coupon.orderId !== null && { orderId: coupon.orderId }),
  }
}

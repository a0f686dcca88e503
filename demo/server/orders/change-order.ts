/** Changes an order, and tells the other rooms in the same transaction. */
import type { z } from 'zod/mini'
import type { Order, Refund } from '../../../src/contract/order.ts'
import { emailKeyOf, readFingerprintKey } from '../customers/keys.ts'
import type { Database, Sql } from '../db.ts'
import { invalid } from '../http/parse.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { ensureGuest, ensureMember, lockMembers, type MemberRow } from '../session/queries.ts'
import { isFirstPaid } from './first-order.ts'
import type { OrderChange, OrderState } from './order-change.ts'
import {
  insertOrder,
  insertRefund,
  lockOrder,
  readOrder,
  setDelivered,
  updateOrder,
  type OrderName,
} from './queries.ts'

export interface OrderDesk {
  readonly database: Pick<Database, keyof Sql | 'transaction'>
  readonly rooms: readonly Room[]
  readonly now: Date
}

/** `applied` is false when the same call, or a newer version, came before. */
export type Applied = Promise<{ readonly version: number; readonly applied: boolean }>

export async function applyVersion(
  desk: OrderDesk,
  name: OrderName,
  order: z.output<typeof Order>,
): Applied {
  const key = await readFingerprintKey(desk.database, name.shopId)
  // Outside the transaction: it would hold the member while waiting for the order, and a refund the other way round.
  const { memberId } = await ensureBuyer(desk, name, { order, key })
  return desk.database.transaction(async (sql) => {
    const version = { ...name, memberId, order, key, now: desk.now }
    const before = (await insertOrder(sql, version)) ? undefined : await lockOrder(sql, name)
    if (before && before.version >= order.version)
      return { version: before.version, applied: false }
    if (before) await updateOrder(sql, version)
    await holdBuyer(sql, name.shopId, { memberId, previousMemberId: before?.memberId })
    await tellRooms(sql, desk, before ?? name, { kind: 'version', id: String(order.version) })
    return { version: order.version, applied: true }
  })
}

export async function applyRefund(desk: OrderDesk, name: OrderName, refund: Refund): Applied {
  return desk.database.transaction(async (sql) => {
    const before = await lockKnown(sql, name)
    if (before.currency !== refund.currency)
      throw new ProblemError('currency_mismatch', { params: { expected: before.currency } })
    const applied = await insertRefund(sql, name, refund)
    const cause = { kind: 'refund', id: refund.refundId, at: new Date(refund.at) } as const
    if (applied) await tellRooms(sql, desk, before, cause)
    return { version: before.version, applied }
  })
}

export async function applyDelivery(desk: OrderDesk, name: OrderName, at: string): Applied {
  return desk.database.transaction(async (sql) => {
    const before = await lockKnown(sql, name)
    const applied = await setDelivered(sql, name, at)
    const cause = { kind: 'delivery', id: at, at: new Date(at) } as const
    if (applied) await tellRooms(sql, desk, before, cause)
    return { version: before.version, applied }
  })
}

/** A code was used for the order; `false` when the order has not been told yet. */
export async function applyCoupon(
  desk: OrderDesk,
  name: OrderName,
  code: string,
): Promise<boolean> {
  return desk.database.transaction(async (sql) => {
    const before = await lockOrder(sql, name)
    if (before) await tellRooms(sql, desk, before, { kind: 'coupon', id: code })
    return before !== undefined
  })
}

/** Somebody without an account is known by the e-mail, and by nothing else. */
async function ensureBuyer(
  { database, now }: OrderDesk,
  { shopId }: OrderName,
  { order, key }: { order: z.output<typeof Order>; key: string },
): Promise<MemberRow> {
  const { id: sub, email, name } = order.customer
  if (sub !== undefined)
    return ensureMember(
      database,
      shopId,
      { sub, ...(email && { email }), ...(name && { name }) },
      now,
    )
  const emailKey = email?.includes('@') ? emailKeyOf(key, email) : null
  if (!email || !emailKey)
    throw invalid('body', 'customer.email', 'An order of nobody in particular needs an e-mail')
  return ensureGuest(database, shopId, { emailKey, email, name, now })
}

/** Whoever was erased since we looked is no customer: the shop’s repeat makes a new one. */
async function holdBuyer(
  sql: Sql,
  shopId: string,
  { memberId, previousMemberId }: { memberId: string; previousMemberId: string | undefined },
): Promise<void> {
  await lockMembers(sql, shopId, [memberId, previousMemberId ?? []].flat())
  const erased = await sql.query(
    'select 1 from members where shop_id = $1 and member_id = $2 and erased_at is not null',
    [shopId, memberId],
  )
  if (erased.length > 0) throw new ProblemError('unavailable')
}

/** The shop sends refund and delivery again until the order has arrived. */
async function lockKnown(sql: Sql, name: OrderName): Promise<OrderState> {
  const order = await lockOrder(sql, name)
  if (!order) throw new ProblemError('not_found', { params: { orderId: name.orderId } })
  return order
}

async function tellRooms(
  sql: Sql,
  { rooms, now }: OrderDesk,
  before: OrderName & { readonly memberId?: string },
  cause: Omit<OrderChange['cause'], 'at'> & { readonly at?: Date },
): Promise<void> {
  const order = await readOrder(sql, before)
  if (!order) throw new Error('An order was written and could not be read back.')
  const previousMemberId = before.memberId === order.memberId ? undefined : before.memberId
  const { emailKey, phoneKey } = order.customer
  const isFirst = await isFirstPaid(sql, { ...order, emailKey, phoneKey, now })
  const change = {
    ...order,
    previousMemberId,
    isFirstPaid: isFirst,
    cause: { at: now, ...cause },
    now,
  }
  for (const room of rooms) await room.onOrderChange?.(sql, change, rooms)
}

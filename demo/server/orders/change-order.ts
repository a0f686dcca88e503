/** Changes an order, and tells the other rooms in the same transaction. */
import type { z } from 'zod/mini'
import type { Order, Refund } from '../../../src/contract/order.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { ensureMember } from '../session/queries.ts'
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
  const { id: sub, email, name: customerName } = order.customer
  const customer = { sub, ...(email && { email }), ...(customerName && { name: customerName }) }
  // Outside the transaction: it would hold the member while waiting for the order, and a refund the other way round.
  const { memberId } = await ensureMember(desk.database, name.shopId, customer, desk.now)
  return desk.database.transaction(async (sql) => {
    const version = { ...name, memberId, order, now: desk.now }
    const before = (await insertOrder(sql, version)) ? undefined : await lockOrder(sql, name)
    if (before && before.version >= order.version)
      return { version: before.version, applied: false }
    if (before) await updateOrder(sql, version)
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

/** The shop sends refund and delivery again until the order has arrived. */
async function lockKnown(sql: Sql, name: OrderName): Promise<OrderState & { version: number }> {
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
  const change = { ...order, previousMemberId, cause: { at: now, ...cause }, now }
  for (const room of rooms) await room.onOrderChange?.(sql, change)
}

/** Fills an empty database with the demo shop, in one transaction: a second process finds all of it or nothing. */
import type { z } from 'zod/mini'
import type { Order } from '../../../src/contract/order.ts'
import { createSecret } from '../shop/secrets.ts'
import type { Database, Sql } from '../db.ts'
import { insertProgram } from '../loyalty/queries.ts'
import { createMerchant } from '../merchant/queries.ts'
import { applyVersion, type OrderDesk } from '../orders/change-order.ts'
import type { Room } from '../room.ts'
import { ensureMember } from '../session/queries.ts'
import { insertProgram as insertReferralProgram } from '../referral/program/queries.ts'
import { createShop } from '../shop/create-shop.ts'
import {
  DEMO_CUSTOMERS,
  DEMO_MERCHANT,
  DEMO_ORDERS,
  DEMO_PROGRAM,
  DEMO_SHOP,
  type DemoOrder,
} from './fern-and-ember.ts'
import { deliveryOf } from './deliveries.ts'
import { DEMO_INVITATIONS } from './invitations.ts'
import { DEMO_OFFERS } from './offers.ts'

const DAY_MS = 86_400_000

export interface SignIn {
  readonly email: string
  readonly password: string
}

/** `undefined` when the shop was there already. */
export async function seedDemoShop(
  database: Database,
  rooms: readonly Room[],
  now: Date,
): Promise<SignIn | undefined> {
  return database.transaction(async (sql) => {
    if (!(await createShop(sql, DEMO_SHOP))) return undefined
    await insertProgram(sql, DEMO_SHOP.id, { ...DEMO_PROGRAM, ...DEMO_OFFERS }, now)
    const invitations = { id: 'friends', revision: 1, ...DEMO_INVITATIONS }
    await insertReferralProgram(sql, DEMO_SHOP.id, invitations, now)
    for (const { id: sub, ...customer } of DEMO_CUSTOMERS)
      await ensureMember(sql, DEMO_SHOP.id, { sub, ...customer }, now)
    const desk = { database: within(sql), rooms, now }
    for (const order of DEMO_ORDERS) await placeInThePast(desk, order, deliveryOf(order, now))
    const signIn = { email: DEMO_MERCHANT, password: createSecret('') }
    await createMerchant(sql, { shopId: DEMO_SHOP.id, ...signIn, now })
    return signIn
  })
}

/** What opens a transaction of its own joins the one under way. */
export function within(sql: Sql): OrderDesk['database'] {
  return { ...sql, transaction: (work) => work(sql) }
}

export async function placeInThePast(
  desk: OrderDesk,
  { orderId, daysAgo, customer, lines }: DemoOrder,
  delivery: z.input<typeof Order>['delivery'],
): Promise<void> {
  const placedAt = new Date(desk.now.getTime() - daysAgo * DAY_MS).toISOString()
  await applyVersion(
    desk,
    { shopId: DEMO_SHOP.id, orderId },
    {
      version: 1,
      status: 'paid',
      customer,
      currency: DEMO_SHOP.currency,
      lines,
      placedAt,
      paidAt: placedAt,
      ...(delivery && { delivery }),
    },
  )
}

/** Orders, refunds and deliveries, each applied once. */
import type { z } from 'zod/mini'
import type { Order, Refund } from '../../../src/contract/order.ts'
import { addressKeyOf, agentKeyOf, emailKeyOf, ipKeyOf, phoneKeyOf } from '../customers/keys.ts'
import type { Sql } from '../db.ts'
import type { OrderState } from './order-change.ts'

export interface OrderName {
  readonly shopId: string
  readonly orderId: string
}

export interface OrderVersion extends OrderName {
  readonly memberId: string
  readonly order: z.output<typeof Order>
  /** Keys the fingerprints. */
  readonly key: string
  readonly now: Date
}

/** What the shop left out of the order is taken from the member. */
const CUSTOMER = `jsonb_build_object(
  'sub', case when not is_guest and erased_at is null then sub end,
  'email', coalesce(orders.email, members.email), 'phone', phone, 'name', coalesce(customer_name, members.name),
  'emailKey', coalesce(orders.email_key, nullif(members.email_key, '')), 'phoneKey', phone_key, 'addressKey', address_key)`

const COLUMNS = `orders.shop_id as "shopId", order_id as "orderId", orders.member_id as "memberId", is_guest as "isGuest",
  currency, version, status, status = 'paid' as "isPaid", placed_at as "placedAt", paid_at as "paidAt",
  delivered_at as "deliveredAt", basis, codes, cart_id as "cartId", ${CUSTOMER} as customer,
  jsonb_build_object('ipKey', ip_key, 'agentKey', agent_key) as client,
  jsonb_build_object('claimId', claim_id, 'visitorId', visitor_id) as referral,
  (select coalesce(sum(amount), 0)::bigint from refunds
    where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id) as refunded`

/** Waits for other changes of the same order, and holds them off until the transaction ends. */
export async function lockOrder(
  sql: Sql,
  { shopId, orderId }: OrderName,
): Promise<OrderState | undefined> {
  const [locked] = await sql.query(
    'select 1 from orders where shop_id = $1 and order_id = $2 for update',
    [shopId, orderId],
  )
  // A second statement: the refunds committed while this one waited are seen by the next one only.
  return locked ? readOrder(sql, { shopId, orderId }) : undefined
}

/** Of a member, in the same order for everyone. */
export async function lockOrdersOf(
  sql: Sql,
  { shopId, memberId }: Pick<OrderVersion, 'shopId' | 'memberId'>,
): Promise<void> {
  await sql.query(
    'select 1 from orders where shop_id = $1 and member_id = $2 order by order_id for update',
    [shopId, memberId],
  )
}

export async function readOrder(
  sql: Sql,
  { shopId, orderId }: OrderName,
): Promise<OrderState | undefined> {
  const [order] = await sql.query<OrderState>(
    `select ${COLUMNS} from orders join members using (shop_id, member_id)
      where orders.shop_id = $1 and order_id = $2`,
    [shopId, orderId],
  )
  return order
}

const PARTS = `version, status, member_id, currency, basis, lines, shipping, tax, placed_at, paid_at, updated_at, codes, cart_id,
  email, phone, customer_name, email_key, phone_key, address_key, ip_key, agent_key, claim_id, visitor_id,
  promised_at, expected_at, delivered_at, shipped_at, carrier, tracking_url`

/** `false` when the order is known already, in whatever version. */
export async function insertOrder(sql: Sql, version: OrderVersion): Promise<boolean> {
  const inserted = await sql.query(
    `insert into orders (shop_id, order_id, ${PARTS})
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, $13, $14::jsonb, $15,
       $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)
     on conflict (shop_id, order_id) do nothing returning order_id`,
    valuesOf(version),
  )
  return inserted.length > 0
}

/**
 * Only while the order is locked and `version` is newer. Who ordered and how they came is what a checkout knows and a warehouse does not:
 * a version that leaves it out does not erase it, unless the order became another customer’s.
 */
export async function updateOrder(sql: Sql, version: OrderVersion): Promise<void> {
  const kept = (column: string, value: string): string =>
    `${column} = case when member_id = $5 then coalesce(${value}, ${column}) else ${value} end`
  await sql.query(
    `update orders set version = $3, status = $4, member_id = $5, currency = $6, basis = $7,
       lines = $8::jsonb, shipping = $9, tax = $10, placed_at = $11,
       paid_at = case when $32::boolean then $12 else coalesce(paid_at, $12) end, updated_at = $13, codes = $14::jsonb,
       cart_id = $15, ${kept('email', '$16')}, ${kept('phone', '$17')}, ${kept('customer_name', '$18')},
       ${kept('email_key', '$19')}, ${kept('phone_key', '$20')}, ${kept('address_key', '$21')},
       ${kept('ip_key', '$22')}, ${kept('agent_key', '$23')}, ${kept('claim_id', '$24')}, ${kept('visitor_id', '$25::uuid')},
       promised_at = coalesce($26, promised_at), expected_at = coalesce($27, expected_at),
       delivered_at = greatest(delivered_at, $28), shipped_at = coalesce($29, shipped_at),
       carrier = coalesce($30, carrier), tracking_url = coalesce($31, tracking_url)
      where shop_id = $1 and order_id = $2`,
    [...valuesOf(version), version.order.paidAt !== undefined],
  )
}

/** `false` when this refund is known already. Kept is what went back of lines that earn, where lines are told. */
export async function insertRefund(
  sql: Sql,
  { shopId, orderId }: OrderName,
  refund: Refund,
): Promise<boolean> {
  const amount = refund.lines
    ? await earningPart(sql, { shopId, orderId }, refund.lines)
    : refund.amount
  const inserted = await sql.query(
    `insert into refunds (shop_id, order_id, refund_id, amount, refunded_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning refund_id`,
    [shopId, orderId, refund.refundId, amount, refund.at],
  )
  return inserted.length > 0
}

async function earningPart(
  sql: Sql,
  { shopId, orderId }: OrderName,
  refunded: NonNullable<Refund['lines']>,
): Promise<number> {
  const [order] = await sql.query<{ lines: z.output<typeof Order>['lines'] }>(
    'select lines from orders where shop_id = $1 and order_id = $2',
    [shopId, orderId],
  )
  const excluded = new Set(order?.lines.filter((line) => line.excluded).map(({ id }) => id))
  return refunded.reduce((sum, { id, amount }) => (excluded.has(id) ? sum : sum + amount), 0)
}

/** `false` when a delivery as late as this one is known already. */
export async function setDelivered(
  sql: Sql,
  { shopId, orderId }: OrderName,
  at: string,
): Promise<boolean> {
  const updated = await sql.query(
    `update orders set delivered_at = $3 where shop_id = $1 and order_id = $2
       and (delivered_at is null or delivered_at < $3) returning order_id`,
    [shopId, orderId, at],
  )
  return updated.length > 0
}

function valuesOf({ shopId, orderId, memberId, order, key, now }: OrderVersion): unknown[] {
  return [
    shopId,
    orderId,
    order.version,
    order.status,
    memberId,
    order.currency,
    basisOf(order),
    JSON.stringify(order.lines),
    order.shipping ?? null,
    order.tax ?? null,
    order.placedAt,
    order.paidAt ?? (order.status === 'paid' ? now : null),
    now,
    JSON.stringify(order.codes ?? []),
    order.cartId ?? null,
    ...factsOf(order, key),
  ]
}

function factsOf(
  { customer, client, referral, delivery }: z.output<typeof Order>,
  key: string,
): unknown[] {
  return [
    customer.email ?? null,
    customer.phone ?? null,
    customer.name ?? null,
    emailKeyOf(key, customer.email),
    phoneKeyOf(key, customer.phone),
    addressKeyOf(key, customer.address),
    ipKeyOf(key, client?.ip),
    agentKeyOf(key, client?.userAgent),
    referral?.claimId ?? null,
    referral?.visitorId ?? null,
    delivery?.promisedAt ?? null,
    delivery?.expectedAt ?? null,
    delivery?.deliveredAt ?? null,
    delivery?.shippedAt ?? null,
    delivery?.carrier ?? null,
    delivery?.trackingUrl ?? null,
  ]
}

function basisOf({ lines }: z.output<typeof Order>): number {
  return lines.reduce((sum, { total, excluded }) => (excluded ? sum : sum + total), 0)
}

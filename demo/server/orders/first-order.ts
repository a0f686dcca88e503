/** Whether somebody has bought before: as this customer, by this e-mail or by this phone, however they are written. */
import type { Buyer } from '../coupons/giver.ts'
import { emailKeyOf, phoneKeyOf, readFingerprintKey } from '../customers/keys.ts'
import type { Sql } from '../db.ts'

/** An order that was paid and not taken back whole. */
const COUNTS = `status = 'paid' and paid_at is not null and not exists (
  select 1 from refunds where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id
   having sum(amount) >= orders.basis)`

/** `$2` the members, `$3` the e-mail, `$4` the phone. Each part finds its rows by an index of its own. */
const THEIRS = `select order_id from orders where shop_id = $1 and member_id in (
    select member_id from members where shop_id = $1 and (member_id = $2 or email_key = $3))
  union select order_id from orders where shop_id = $1 and email_key = $3
  union select order_id from orders where shop_id = $1 and phone_key = $4`

interface Person {
  readonly memberId: string | null
  readonly emailKey: string | null
  readonly phoneKey: string | null
}

interface Ordered extends Person {
  readonly shopId: string
  readonly orderId: string
  readonly paidAt: Date | null
  readonly now: Date
}

/** Reckoned when it is asked: an order told late, or a refund of an earlier one, changes the answer. */
export async function isFirstPaid(sql: Sql, order: Ordered): Promise<boolean> {
  const { shopId, memberId, emailKey, phoneKey, orderId, paidAt, now } = order
  const before = await sql.query(
    `select 1 from orders where shop_id = $1 and order_id in (${THEIRS}) and ${COUNTS}
        and order_id <> $5 and (paid_at, order_id) < ($6::timestamptz, $5) limit 1`,
    [shopId, memberId, emailKey, phoneKey, orderId, paidAt ?? now],
  )
  return before.length === 0
}

/** `exceptOrderId`: the one that is being placed. */
export async function hasOrdered(
  sql: Sql,
  shopId: string,
  {
    customerId,
    email,
    phone,
    exceptOrderId,
  }: Buyer & { readonly exceptOrderId?: string | undefined },
): Promise<boolean> {
  const key = await readFingerprintKey(sql, shopId)
  const [member] = await sql.query<{ memberId: string }>(
    'select member_id as "memberId" from members where shop_id = $1 and sub = $2',
    [shopId, customerId ?? null],
  )
  const before = await sql.query(
    `select 1 from orders where shop_id = $1 and order_id in (${THEIRS}) and ${COUNTS}
        and ($5::text is null or order_id <> $5) limit 1`,
    [
      shopId,
      member?.memberId ?? null,
      emailKeyOf(key, email),
      phoneKeyOf(key, phone),
      exceptOrderId ?? null,
    ],
  )
  return before.length > 0
}

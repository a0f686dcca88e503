/** Which order of a member is late, by what the shop’s own server told of its delivery. */
import type { CustomerSummary } from '../../../src/contract/campaign/customer.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

const DAY_MS = 86_400_000
/** A shop that never tells of deliveries would otherwise owe an apology for every order it ever sent. */
const WAITED_FOR_MS = 30 * DAY_MS
/** Who has had the parcel for longer has forgotten. */
const AFTER_ARRIVAL_MS = 14 * DAY_MS

/** `$3` now, `$4` and `$5` how far back. Arrived, it was late if it came late; on its way, if it is expected or due by now. */
const LATE = `status <> 'cancelled' and promised_at is not null and case
    when delivered_at is not null then delivered_at > promised_at and delivered_at > $5
    else (expected_at > promised_at or promised_at < $3) and greatest(promised_at, expected_at) > $4 end
  and not exists (select 1 from refunds where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id
    having sum(amount) >= orders.basis)`

/** The newest one, or the one that is asked for. */
export async function findLateOrder(
  sql: Sql,
  { shopId, memberId }: MemberName,
  { orderId, now }: { readonly orderId?: string | undefined; readonly now: Date },
): Promise<CustomerSummary['delayedOrder']> {
  const [order] = await sql.query<{ orderId: string; promisedAt: Date; expectedAt: Date | null }>(
    `select order_id as "orderId", promised_at as "promisedAt", expected_at as "expectedAt" from orders
      where shop_id = $1 and member_id = $2 and ${LATE} and ($6::text is null or order_id = $6)
      order by placed_at desc limit 1`,
    [
      shopId,
      memberId,
      now,
      new Date(now.getTime() - WAITED_FOR_MS),
      new Date(now.getTime() - AFTER_ARRIVAL_MS),
      orderId ?? null,
    ],
  )
  if (!order) return undefined
  const { promisedAt, expectedAt } = order
  return {
    orderId: order.orderId,
    promisedAt: promisedAt.toISOString(),
    ...(expectedAt && { expectedAt: expectedAt.toISOString() }),
  }
}

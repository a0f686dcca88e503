/** Tells the merchants’ servers: signed, at least once, again and again for three days. */
import type { WebhookType } from '../../../src/contract/webhook.ts'
import type { Sql } from '../db.ts'
import type { Services } from '../services.ts'
import { ANSWER_WITHIN_MS, sendWebhook, type Receiver } from './send.ts'

const AT_ONCE = 20
const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 4 * 3_600_000
/** With those waits, three days. */
const MOST_ATTEMPTS = 27

interface Delivery extends Receiver {
  readonly shopId: string
  readonly id: string
  readonly type: WebhookType
  readonly data: Record<string, unknown>
  readonly happenedAt: Date
  /** Counts this one. */
  readonly attempts: number
  readonly customerId: string | null
}

export async function deliverWebhooks(services: Services): Promise<void> {
  for (;;) {
    const due = await takeDue(services.database, services.now())
    await Promise.all(due.map((delivery) => deliver(services, delivery)))
    if (due.length < AT_ONCE) return
  }
}

/** Each is left alone for as long as an answer may take, so that no other process sends it meanwhile. */
function takeDue(sql: Sql, now: Date): Promise<Delivery[]> {
  return sql.query<Delivery>(
    `with taken as (
       update webhook_deliveries set attempts = attempts + 1, next_at = $2
        where (shop_id, delivery_id) in (
          select shop_id, delivery_id from webhook_deliveries
           where next_at <= $1 order by next_at limit ${AT_ONCE} for update skip locked)
        returning *
     )
     select shop_id as "shopId", delivery_id as id, type, data, happened_at as "happenedAt", attempts,
            case when not is_guest and erased_at is null then sub end as "customerId", url, secret
       from taken join webhooks using (shop_id) left join members using (shop_id, member_id)`,
    [now, new Date(now.getTime() + 2 * ANSWER_WITHIN_MS)],
  )
}

async function deliver(services: Services, delivery: Delivery): Promise<void> {
  const { shopId, id, type, data, happenedAt, customerId } = delivery
  const answer = await sendWebhook(services, delivery, {
    id,
    type,
    at: happenedAt.toISOString(),
    ...(customerId !== null && { customerId }),
    data,
  })
  if (typeof answer === 'number' && answer >= 200 && answer < 300) {
    await services.database.query(
      'delete from webhook_deliveries where shop_id = $1 and delivery_id = $2',
      [shopId, id],
    )
    return
  }
  const problem = typeof answer === 'number' ? `answered ${answer}` : answer
  services.log('warn', 'webhook not taken', { shopId, type, problem })
  await services.database.query(
    'update webhook_deliveries set next_at = $3, problem = $4 where shop_id = $1 and delivery_id = $2',
    [shopId, id, nextTry(delivery, services.now()), problem],
  )
}

function nextTry({ attempts }: Delivery, now: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS))
}

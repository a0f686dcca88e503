/** Tells the merchants’ servers: signed, at least once, again and again for three days. */
import { createHmac } from 'node:crypto'
import type { LoyaltyWebhook } from '../../../../widgets/loyalty/contract.ts'
import type { Sql } from '../../db.ts'
import type { Services } from '../../services.ts'

const AT_ONCE = 20
const ANSWER_WITHIN_MS = 10_000
const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 4 * 3_600_000
/** With those waits, three days. */
const MOST_ATTEMPTS = 27

interface Delivery {
  readonly shopId: string
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly happenedAt: Date
  /** Counts this one. */
  readonly attempts: number
  readonly customerId: string
  readonly url: string
  readonly secret: string
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
       update loyalty_deliveries set attempts = attempts + 1, next_at = $2
        where (shop_id, delivery_id) in (
          select shop_id, delivery_id from loyalty_deliveries
           where next_at <= $1 order by next_at limit ${AT_ONCE} for update skip locked)
        returning *
     )
     select shop_id as "shopId", delivery_id as id, type, data, happened_at as "happenedAt", attempts,
            members.sub as "customerId", url, secret
       from taken join members using (shop_id, member_id) join loyalty_webhooks using (shop_id)`,
    [now, new Date(now.getTime() + 2 * ANSWER_WITHIN_MS)],
  )
}

async function deliver(services: Services, delivery: Delivery): Promise<void> {
  const problem = await send(services, delivery)
  const { shopId, id } = delivery
  if (problem === undefined) {
    await services.database.query(
      'delete from loyalty_deliveries where shop_id = $1 and delivery_id = $2',
      [shopId, id],
    )
    return
  }
  services.log('warn', 'webhook not taken', { shopId, type: delivery.type, problem })
  await services.database.query(
    'update loyalty_deliveries set next_at = $3, problem = $4 where shop_id = $1 and delivery_id = $2',
    [shopId, id, nextTry(delivery, services.now()), problem],
  )
}

function nextTry({ attempts }: Delivery, now: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS))
}

async function send(services: Services, delivery: Delivery): Promise<string | undefined> {
  const { id, type, data, happenedAt, customerId, url, secret } = delivery
  // Safe: only the types of the contract are ever queued.
  const webhook: LoyaltyWebhook = {
    id,
    type: type as LoyaltyWebhook['type'],
    at: happenedAt.toISOString(),
    customerId,
    data,
  }
  const body = JSON.stringify(webhook)
  try {
    const answer = await services.fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'regulars-signature': sign(body, secret, services.now()),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(ANSWER_WITHIN_MS), services.signal]),
    })
    await answer.body?.cancel()
    return answer.ok ? undefined : `answered ${answer.status}`
  } catch (error) {
    return String(error)
  }
}

/** The time is signed along, so that an old message cannot be sent again. */
export function sign(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${signature}`
}

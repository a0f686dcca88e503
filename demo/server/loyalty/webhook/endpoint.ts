/** Where a merchant’s server wants to be told, and how that fares. */
import type { Sql } from '../../db.ts'
import { createSecret } from '../../shop/secrets.ts'

export async function setEndpoint(
  sql: Sql,
  shopId: string,
  { url, now }: { url: string; now: Date },
): Promise<{ url: string; secret: string }> {
  const secret = createSecret('whsec_')
  await sql.query(
    `insert into loyalty_webhooks (shop_id, url, secret, created_at) values ($1, $2, $3, $4)
     on conflict (shop_id) do update set url = excluded.url, secret = excluded.secret`,
    [shopId, url, secret, now],
  )
  return { url, secret }
}

interface Health {
  readonly url: string | null
  readonly waiting: number
  readonly lost: number
  readonly lastProblem?: string
}

export async function readEndpoint(sql: Sql, shopId: string): Promise<Health> {
  const [endpoint] = await sql.query<{ url: string }>(
    'select url from loyalty_webhooks where shop_id = $1',
    [shopId],
  )
  const [counts] = await sql.query<{ waiting: number; lost: number; problem: string | null }>(
    `select count(*) filter (where next_at is not null)::bigint as waiting,
            count(*) filter (where next_at is null)::bigint as lost, max(problem) as problem
       from loyalty_deliveries where shop_id = $1`,
    [shopId],
  )
  const { waiting = 0, lost = 0, problem = null } = counts ?? {}
  return { url: endpoint?.url ?? null, waiting, lost, ...(problem && { lastProblem: problem }) }
}

export async function removeEndpoint(sql: Sql, shopId: string): Promise<boolean> {
  await sql.query('delete from loyalty_deliveries where shop_id = $1', [shopId])
  const removed = await sql.query(
    'delete from loyalty_webhooks where shop_id = $1 returning shop_id',
    [shopId],
  )
  return removed.length > 0
}

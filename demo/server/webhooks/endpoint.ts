/** Where a merchant’s server wants to be told, and how that fares. */
import type { Sql } from '../db.ts'
import { createSecret } from '../shop/secrets.ts'

export interface WebhookEndpoint {
  readonly url: string
  /** Wants to be asked before a referral is paid. */
  readonly validatesReferrals?: boolean | undefined
}

export async function setEndpoint(
  sql: Sql,
  shopId: string,
  { url, validatesReferrals = false, now }: WebhookEndpoint & { readonly now: Date },
): Promise<{ url: string; secret: string }> {
  const secret = createSecret('whsec_')
  await sql.query(
    `insert into webhooks (shop_id, url, secret, validates_referrals, created_at) values ($1, $2, $3, $4, $5)
     on conflict (shop_id) do update set url = excluded.url, secret = excluded.secret,
       validates_referrals = excluded.validates_referrals`,
    [shopId, url, secret, validatesReferrals, now],
  )
  return { url, secret }
}

interface Health {
  readonly url: string | null
  readonly validatesReferrals: boolean
  readonly waiting: number
  readonly lost: number
  readonly lastProblem?: string
}

export async function readEndpoint(sql: Sql, shopId: string): Promise<Health> {
  const [endpoint] = await sql.query<{ url: string; validatesReferrals: boolean }>(
    'select url, validates_referrals as "validatesReferrals" from webhooks where shop_id = $1',
    [shopId],
  )
  const [counts] = await sql.query<{ waiting: number; lost: number; problem: string | null }>(
    `select count(*) filter (where next_at is not null)::bigint as waiting,
            count(*) filter (where next_at is null)::bigint as lost, max(problem) as problem
       from webhook_deliveries where shop_id = $1`,
    [shopId],
  )
  const { waiting = 0, lost = 0, problem = null } = counts ?? {}
  const { url = null, validatesReferrals = false } = endpoint ?? {}
  return { url, validatesReferrals, waiting, lost, ...(problem && { lastProblem: problem }) }
}

export async function removeEndpoint(sql: Sql, shopId: string): Promise<boolean> {
  await sql.query('delete from webhook_deliveries where shop_id = $1', [shopId])
  const removed = await sql.query('delete from webhooks where shop_id = $1 returning shop_id', [
    shopId,
  ])
  return removed.length > 0
}

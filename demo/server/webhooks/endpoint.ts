/** Where a merchant’s server wants to be told, and how that fares. */
import type { WebhookAnswer } from '../../../src/contract/webhook.ts'
import type { Sql } from '../db.ts'
import { createSecret } from '../shop/secrets.ts'

export interface WebhookEndpoint {
  readonly url: string
  /** Wants to be asked before a referral is paid. */
  readonly validatesReferrals?: boolean | undefined
  /** What it can be asked, see consult.ts. */
  readonly answers?: readonly WebhookAnswer[] | undefined
}

export async function setEndpoint(
  sql: Sql,
  shopId: string,
  { url, validatesReferrals = false, answers = [], now }: WebhookEndpoint & { readonly now: Date },
): Promise<{ url: string; secret: string }> {
  const secret = createSecret('whsec_')
  await sql.query(
    `insert into webhooks (shop_id, url, secret, validates_referrals, answers, created_at) values ($1, $2, $3, $4, $5::jsonb, $6)
     on conflict (shop_id) do update set url = excluded.url, secret = excluded.secret,
       validates_referrals = excluded.validates_referrals, answers = excluded.answers`,
    [shopId, url, secret, validatesReferrals, JSON.stringify(answers), now],
  )
  return { url, secret }
}

interface Health {
  readonly url: string | null
  readonly validatesReferrals: boolean
  readonly answers: WebhookAnswer[]
  readonly waiting: number
  readonly lost: number
  readonly lastProblem?: string
}

export async function readEndpoint(sql: Sql, shopId: string): Promise<Health> {
  const [endpoint] = await sql.query<Pick<Health, 'url' | 'validatesReferrals' | 'answers'>>(
    'select url, validates_referrals as "validatesReferrals", answers from webhooks where shop_id = $1',
    [shopId],
  )
  const [counts] = await sql.query<{ waiting: number; lost: number; problem: string | null }>(
    `select count(*) filter (where next_at is not null)::bigint as waiting,
            count(*) filter (where next_at is null)::bigint as lost, max(problem) as problem
       from webhook_deliveries where shop_id = $1`,
    [shopId],
  )
  const { waiting = 0, lost = 0, problem = null } = counts ?? {}
  const { url = null, validatesReferrals = false, answers = [] } = endpoint ?? {}
  return {
    url,
    validatesReferrals,
    answers,
    waiting,
    lost,
    ...(problem && { lastProblem: problem }),
  }
}

export async function removeEndpoint(sql: Sql, shopId: string): Promise<boolean> {
  await sql.query('delete from webhook_deliveries where shop_id = $1', [shopId])
  const removed = await sql.query('delete from webhooks where shop_id = $1 returning shop_id', [
    shopId,
  ])
  return removed.length > 0
}

/** What inviting brings, in numbers a merchant would ask for. */
import type { z } from 'zod/mini'
import type { readReferralNumbers } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import type { ShopRow } from '../../shop/queries.ts'

type Numbers = z.output<(typeof readReferralNumbers)['response']>
type Funnel = Numbers['recent']

const DAYS = 30

export async function readNumbers(
  sql: Sql,
  { id, currency, timezone }: Pick<ShopRow, 'id' | 'currency' | 'timezone'>,
  now: Date,
): Promise<Numbers> {
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const { revenue, ...counts } = await readStanding(sql, id)
  return {
    days: DAYS,
    recent: await readFunnel(sql, { shopId: id, timezone, since }),
    ever: await readFunnel(sql, { shopId: id, timezone, since: new Date(0) }),
    ...counts,
    revenue: { minor: revenue, currency },
  }
}

type Standing = Pick<Numbers, 'waiting' | 'inReview' | 'rejected' | 'advocates'> & {
  readonly revenue: number
}

async function readStanding(sql: Sql, shopId: string): Promise<Standing> {
  const [standing] = await sql.query<Standing>(
    `select count(*) filter (where status in ('ordered', 'pending', 'approved'))::bigint as waiting,
            count(*) filter (where status = 'review')::bigint as "inReview",
            count(*) filter (where status = 'rejected')::bigint as rejected,
            count(distinct advocate_id)::bigint as advocates,
            coalesce(sum(order_value) filter (where status in ('pending', 'review', 'approved', 'rewarded')
              or reason in ('cap_reached', 'min_order')), 0)::bigint as revenue
       from referral_claims where shop_id = $1`,
    [shopId],
  )
  return standing ?? { waiting: 0, inReview: 0, rejected: 0, advocates: 0, revenue: 0 }
}

/** Of the invitations taken since then: a funnel of the same friends from one end to the other. */
async function readFunnel(
  sql: Sql,
  { shopId, timezone, since }: { shopId: string; timezone: string; since: Date },
): Promise<Funnel> {
  const [visits] = await sql.query<{ visited: number }>(
    `select coalesce(sum(visits), 0)::bigint as visited from referral_visits
      where shop_id = $1 and day >= ($2::timestamptz at time zone $3)::date`,
    [shopId, since, timezone],
  )
  const [claims] = await sql.query<Omit<Funnel, 'visited'>>(
    `select count(*)::bigint as claimed, count(order_id)::bigint as ordered,
            count(*) filter (where status = 'rewarded')::bigint as rewarded
       from referral_claims where shop_id = $1 and claimed_at >= $2`,
    [shopId, since],
  )
  return { visited: visits?.visited ?? 0, ...(claims ?? { claimed: 0, ordered: 0, rewarded: 0 }) }
}

/** What came of each campaign in the last four weeks, for a list. Whether it helped, only an experiment tells. */
import type { Sql } from '../../db.ts'
import { IS_KEPT, REFUNDED } from '../retention/customers.ts'
import { CONVERSION_DAYS } from './orders.ts'

export interface Numbers {
  readonly shown: number
  readonly closed: number
  readonly never: number
  /** Took up something of it; to say why one leaves is not that. */
  readonly clicked: number
  /** Of who was shown it in the 14 days before. One order may count for several campaigns. */
  readonly orders: number
  /** Minor units. */
  readonly revenue: number
}

const DAYS = 28
const DAY_MS = 86_400_000

/** By campaign; one of which nothing happened is missing. */
export async function readNumbers(
  sql: Sql,
  shopId: string,
  now: Date,
): Promise<ReadonlyMap<string, Numbers>> {
  const since = new Date(now.getTime() - DAYS * DAY_MS)
  const rows = await sql.query<Numbers & { campaignId: string }>(
    `with acts as (
       select name, props->>'campaignId' as campaign_id, props->>'as' as closed_as, props ? 'reason' as is_reason
         from events where shop_id = $1 and occurred_at >= $2
          and name in ('campaign.shown', 'campaign.closed', 'campaign.clicked')),
     counts as (
       select campaign_id, count(*) filter (where name = 'campaign.shown')::bigint as shown,
              count(*) filter (where name = 'campaign.closed')::bigint as closed,
              count(*) filter (where name = 'campaign.closed' and closed_as = 'never')::bigint as never,
              count(*) filter (where name = 'campaign.clicked' and not is_reason)::bigint as clicked
         from acts group by campaign_id),
     bought as (${BOUGHT}),
     earned as (
       select campaign_id, count(*)::bigint as orders, sum(value)::bigint as revenue
         from bought join (${TOUCHED}) touched using (order_id) group by campaign_id)
     select campaign_id as "campaignId", coalesce(shown, 0)::bigint as shown, coalesce(closed, 0)::bigint as closed,
            coalesce(never, 0)::bigint as never, coalesce(clicked, 0)::bigint as clicked,
            coalesce(orders, 0)::bigint as orders, coalesce(revenue, 0)::bigint as revenue
       from counts full join earned using (campaign_id)`,
    [shopId, since],
  )
  return new Map(rows.map(({ campaignId, ...numbers }) => [campaignId, numbers]))
}

const BOUGHT = `select order_id, member_id, visitor_id, placed_at, greatest(0, basis - refunded) as value
  from orders cross join lateral (${REFUNDED}) r
 where shop_id = $1 and paid_at >= $2 and ${IS_KEPT}`

const SHOWN = `select order_id, props->>'campaignId' as campaign_id from bought`
const IN_TIME = `shown.shop_id = $1 and shown.name = 'campaign.shown'
  and shown.occurred_at <= placed_at and shown.occurred_at > placed_at - interval '${CONVERSION_DAYS} days'`

/** By the browser the shop named with the order, by who was signed in, and by browsers they were signed in on. */
const TOUCHED = `
  ${SHOWN} join events shown on shown.visitor_id = bought.visitor_id and ${IN_TIME}
  union ${SHOWN} join events shown on shown.member_id = bought.member_id and ${IN_TIME}
  union ${SHOWN} join visitor_members links on links.shop_id = $1 and links.member_id = bought.member_id
    join events shown on shown.visitor_id = links.visitor_id and ${IN_TIME}`

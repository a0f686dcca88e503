/** Who came to the point of an experiment, arm by arm, and what the page told of them afterwards. */
import type { Sql } from '../../db.ts'
import type { Phase } from './orders.ts'

export interface ArmUnits {
  readonly arm: string
  readonly units: number
  /** Of the units, those for whom something was drawn, who closed it, and who closed it for ever. */
  readonly shown: number
  readonly closed: number
  readonly never: number
  readonly fresh: number
  /** Units that saw another arm too. */
  readonly multi: number
  /** Not among the units. */
  readonly ephemeral: number
  readonly startedAt: Date
}

export interface Acts {
  /** `undefined`: all campaigns together. */
  readonly campaignId: string | undefined
  /** When the next phase began: what was drawn from then on belongs to it. */
  readonly until: Date | undefined
}

export function readArmUnits(
  sql: Sql,
  { shopId, experiment, phase }: Phase,
  { campaignId, until }: Acts,
): Promise<ArmUnits[]> {
  return sql.query<ArmUnits>(
    `with units as materialized (
       select * from campaign_exposures where shop_id = $1 and experiment = $2 and phase = $3),
     acts as (${ACTS} group by visitor_id)
     select arm, count(*) filter (where not is_ephemeral)::bigint as units,
            count(*) filter (where not is_ephemeral and shown_at >= first_at - interval '1 minute')::bigint as shown,
            count(*) filter (where not is_ephemeral and closed_at >= first_at)::bigint as closed,
            count(*) filter (where not is_ephemeral and never_at >= first_at)::bigint as never,
            count(*) filter (where is_fresh and not is_ephemeral)::bigint as fresh,
            count(*) filter (where is_multi and not is_ephemeral)::bigint as multi,
            count(*) filter (where is_ephemeral)::bigint as ephemeral, min(first_at) as "startedAt"
       from units left join acts using (visitor_id) group by arm`,
    [shopId, experiment, phase, campaignId ?? null, until ?? null],
  )
}

/** The last of each: a unit that was shown it in an earlier phase alone was not shown it in this one. */
const ACTS = `select visitor_id, max(occurred_at) filter (where name = 'campaign.shown') as shown_at,
       max(occurred_at) filter (where name = 'campaign.closed') as closed_at,
       max(occurred_at) filter (where name = 'campaign.closed' and props->>'as' = 'never') as never_at
  from events where shop_id = $1 and name in ('campaign.shown', 'campaign.closed', 'campaign.clicked')
   and occurred_at >= (select min(first_at) - interval '1 minute' from units) and visitor_id is not null
   and ($4::text is null or props->>'campaignId' = $4)
   and ($5::timestamptz is null or occurred_at < $5)`

/** Exposures are sent at once and kept until they arrive; by then the others have. */
const ARRIVED_AFTER = `interval '1 hour'`

/** How many browsers were shown an arm although no exposure of theirs was ever told. */
export async function countUnexposed(
  sql: Sql,
  { shopId, experiment, phase }: Phase,
  { campaignId, until, arms, now }: Acts & { arms: readonly string[]; now: Date },
): Promise<number> {
  const [row] = await sql.query<{ units: number }>(
    `with known as materialized (
       select visitor_id, first_at from campaign_exposures where shop_id = $1 and experiment = $2 and phase = $3)
     select count(distinct visitor_id)::bigint as units from events
      where shop_id = $1 and name = 'campaign.shown' and occurred_at >= (select min(first_at) from known)
        and occurred_at < $6::timestamptz - ${ARRIVED_AFTER}
        and ($7::timestamptz is null or occurred_at < $7)
        and props->>'campaignId' = $4 and props->>'arm' = any($5::text[])
        and not exists (select 1 from known where known.visitor_id = events.visitor_id)`,
    [shopId, experiment, phase, campaignId ?? null, arms, now, until ?? null],
  )
  return row?.units ?? 0
}

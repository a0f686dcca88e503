/** Keeps who came to the point of an experiment, as the pages tell it. */
import { Exposure } from '../../../../src/contract/campaign/experiment.ts'
import type { Sql } from '../../db.ts'
import type { StoredEvent } from '../../events/queries.ts'

/**
 * Each unit once in each phase, however often it is told and by however many tabs. Who is told of again with another arm keeps the first one, and
 * is marked. An exposure that arrives late, but was earlier, says when it began.
 */
export async function storeExposures(
  sql: Sql,
  shopId: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const exposures = events.map(({ props, visitorId, memberId, occurredAt }) => ({
    ...Exposure.parse(props),
    visitorId,
    memberId,
    at: occurredAt,
  }))
  await sql.query(
    `insert into campaign_exposures (shop_id, experiment, phase, unit_type, unit_id, arm, campaign_id, visitor_id,
       member_id, first_at, is_ephemeral, is_fresh, is_multi)
     select distinct on (experiment, phase, "unitType", "unitId") $1, experiment, phase, "unitType", "unitId", arm,
       "campaignId", "visitorId", members.member_id, at, ephemeral, coalesce("freshId", false), coalesce("multiExposure", false)
       from jsonb_to_recordset($2::jsonb) as told(experiment text, phase text, "unitType" text, "unitId" text, arm text,
         "campaignId" text, "visitorId" uuid, "memberId" text, at timestamptz, ephemeral boolean, "freshId" boolean,
         "multiExposure" boolean)
       left join members on members.shop_id = $1
         and members.member_id = case when "unitType" = 'member' then "unitId" else "memberId" end
      order by experiment, phase, "unitType", "unitId", at
     on conflict (shop_id, experiment, phase, unit_type, unit_id) do update set
       is_multi = campaign_exposures.is_multi or excluded.is_multi or campaign_exposures.arm <> excluded.arm,
       member_id = coalesce(campaign_exposures.member_id, excluded.member_id),
       first_at = case when campaign_exposures.arm = excluded.arm
         then least(campaign_exposures.first_at, excluded.first_at) else campaign_exposures.first_at end`,
    [shopId, JSON.stringify(exposures)],
  )
}

/** What is kept of a member’s part in experiments: handed out, and from then on nobody’s. */
import type { Sql } from '../../db.ts'
import type { MemberName } from '../../room.ts'

export async function exportExposures(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const experiments = await sql.query<Record<string, unknown>>(
    `select experiment, phase, arm, campaign_id as "campaignId", visitor_id as "visitorId", first_at as at
       from campaign_exposures where shop_id = $1 and member_id = $2 order by first_at`,
    [shopId, memberId],
  )
  return { experiments }
}

/** The numbers of exposed units stay; what this one ordered cannot be told of it any more. */
export async function forgetExposures(sql: Sql, { shopId, memberId }: MemberName): Promise<void> {
  await sql.query(
    `update campaign_exposures set member_id = null, visitor_id = null, unit_id = 'erased:' || gen_random_uuid()::text
      where shop_id = $1 and member_id = $2`,
    [shopId, memberId],
  )
}

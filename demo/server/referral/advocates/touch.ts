/** Tells an advocate that something of theirs changed: a higher revision, and word to every page that is open. */
import type { Sql } from '../../db.ts'
import { publish } from '../../live/queries.ts'
import type { AdvocateName } from './queries.ts'

/** In the transaction of the change. */
export async function touchAdvocate(sql: Sql, { shopId, advocateId }: AdvocateName): Promise<void> {
  const [touched] = await sql.query<{ memberId: string | null; revision: number }>(
    `update referral_advocates set revision = revision + 1 where shop_id = $1 and advocate_id = $2
     returning member_id as "memberId", revision`,
    [shopId, advocateId],
  )
  const { memberId, revision } = touched ?? {}
  if (memberId && revision !== undefined)
    await publish(sql, { shopId, memberId }, { type: 'referral.changed', revision })
}

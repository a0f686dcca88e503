/** How many rewards one advocate may still have. Several guests with one address are one person. */
import type { ReferralProgram } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import type { AdvocateName } from './queries.ts'

const DAY_MS = 86_400_000

/** Every row of the same person. */
const PARTY = `select theirs.advocate_id from referral_advocates mine
    left join members on members.shop_id = mine.shop_id and members.member_id = mine.member_id
    join referral_advocates theirs on theirs.shop_id = mine.shop_id and (theirs.advocate_id = mine.advocate_id
      or theirs.email_key = coalesce(mine.email_key, members.email_key)
      or theirs.member_id in (select member_id from members known where known.shop_id = mine.shop_id
        and known.email_key = coalesce(mine.email_key, members.email_key)))
   where mine.shop_id = $1 and mine.advocate_id = $2`

/** When each reward of the last `days` days was granted, oldest first; `isWhole` counts every row of the same person. */
export async function readGrants(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
  { days, isWhole, now }: { readonly days: number; readonly isWhole: boolean; readonly now: Date },
): Promise<Date[]> {
  const theirs = isWhole ? `in (${PARTY})` : '= $2'
  const rows = await sql.query<{ at: Date }>(
    `select granted_at as at from referral_claims
      where shop_id = $1 and advocate_id ${theirs} and granted_at > $3 order by granted_at`,
    [shopId, advocateId, new Date(now.getTime() - days * DAY_MS)],
  )
  return rows.map(({ at }) => at)
}

/** Holds off other grants of the same person until the transaction ends, so that two at once are counted one after the other. */
export async function isOverCap(
  sql: Sql,
  name: AdvocateName,
  { cap, now }: { readonly cap: ReferralProgram['cap'] | undefined; readonly now: Date },
): Promise<boolean> {
  if (!cap) return false
  await sql.query(
    `select 1 from referral_advocates where shop_id = $1 and advocate_id in (${PARTY})
      order by advocate_id for update`,
    [name.shopId, name.advocateId],
  )
  const grants = await readGrants(sql, name, { days: cap.days, isWhole: true, now })
  return grants.length >= cap.max
}

/** What friends may know of who invites them: a first name at most, and only if both shop and advocate agree. */
import type { ReferralProgram } from '../../../../widgets/referral/contract.ts'
import type { Database } from '../../db.ts'
import type { AdvocateName, AdvocateRow } from './queries.ts'
import { touchAdvocate } from './touch.ts'

export function firstName({ name }: Pick<AdvocateRow, 'name'>): string | undefined {
  const [first] = name?.trim().split(/\s+/) ?? []
  // A shop may know its customer by the e-mail alone, and an address is never shown.
  return first && !first.includes('@') ? first : undefined
}

export function shownName(
  advocate: Pick<AdvocateRow, 'name' | 'nameShown'>,
  { names }: Pick<ReferralProgram, 'names'>,
): string | undefined {
  return names && advocate.nameShown ? firstName(advocate) : undefined
}

export async function setNameShownOf(
  database: Database,
  { shopId, advocateId }: AdvocateName,
  shown: boolean,
): Promise<void> {
  await database.transaction(async (sql) => {
    const changed = await sql.query(
      `update referral_advocates set name_shown = $3
        where shop_id = $1 and advocate_id = $2 and name_shown <> $3 returning advocate_id`,
      [shopId, advocateId, shown],
    )
    if (changed.length > 0) await touchAdvocate(sql, { shopId, advocateId })
  })
}

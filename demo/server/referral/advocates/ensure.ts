/** The advocate a member is: made when they first look at their link. */
import type { Database } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import { findAdvocateOfMember, insertAdvocate, type AdvocateRow } from './queries.ts'

interface Member {
  readonly shopId: string
  readonly memberId: string
}

export async function ensureAdvocate(
  database: Database,
  member: Member,
  now: Date,
): Promise<AdvocateRow> {
  await refuseExcluded(database, member)
  const known = await findAdvocateOfMember(database, member)
  if (known) return known
  return database.transaction(async (sql) => {
    await insertAdvocate(sql, { ...member, now })
    const made = await findAdvocateOfMember(sql, member)
    if (!made) throw new Error('An advocate was written and could not be read back.')
    return made
  })
}

/** Whom the merchant took out of loyalty invites nobody either. */
async function refuseExcluded(database: Database, { shopId, memberId }: Member): Promise<void> {
  const [excluded] = await database.query(
    'select 1 from loyalty_accounts where shop_id = $1 and member_id = $2 and excluded',
    [shopId, memberId],
  )
  if (excluded) throw new ProblemError('member_excluded')
}

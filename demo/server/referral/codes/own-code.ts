/** A code of the advocate’s own choice. Those of before go on working. */
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import { touchAdvocate } from '../advocates/touch.ts'
import type { AdvocateName, AdvocateRow } from '../advocates/queries.ts'
import { foldOwnCode } from '../fraud/fold-own-code.ts'
import { codeKeyOf } from './code-key.ts'
import { insertCode } from './code-row.ts'

const MOST_CHANGES = 3
const WINDOW_MS = 30 * 86_400_000

export async function setOwnCode(
  database: Database,
  advocate: AdvocateRow,
  { typed, now }: { readonly typed: string; readonly now: Date },
): Promise<void> {
  const folded = foldOwnCode(typed)
  if ('reason' in folded)
    throw new ProblemError('code_unfit', { params: { reason: folded.reason } })
  const { code } = folded
  await database.transaction(async (sql) => {
    await sql.query(
      'select 1 from referral_advocates where shop_id = $1 and advocate_id = $2 for update',
      [advocate.shopId, advocate.advocateId],
    )
    if (!(await isTheirs(sql, advocate, code))) await addCode(sql, advocate, { code, now })
    await sql.query(
      'update referral_advocates set code = $3 where shop_id = $1 and advocate_id = $2',
      [advocate.shopId, advocate.advocateId, code],
    )
    await touchAdvocate(sql, advocate)
  })
}

/** Going back to a code one had is no new one. */
async function isTheirs(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
  code: string,
): Promise<boolean> {
  const theirs = await sql.query(
    `update referral_codes set code = $4 where shop_id = $1 and code_key = $2 and advocate_id = $3 returning code_key`,
    [shopId, codeKeyOf(code), advocateId, code],
  )
  return theirs.length > 0
}

async function addCode(
  sql: Sql,
  advocate: AdvocateName,
  { code, now }: { code: string; now: Date },
): Promise<void> {
  const changes = await sql.query<{ at: Date }>(
    `select created_at as at from referral_codes
      where shop_id = $1 and advocate_id = $2 and is_own and created_at > $3 order by created_at desc limit ${MOST_CHANGES}`,
    [advocate.shopId, advocate.advocateId, new Date(now.getTime() - WINDOW_MS)],
  )
  const oldest = changes[MOST_CHANGES - 1]
  if (oldest) {
    const resetsAt = new Date(oldest.at.getTime() + WINDOW_MS).toISOString()
    throw new ProblemError('limit_reached', { params: { resetsAt } })
  }
  if (!(await insertCode(sql, advocate, { code, isOwn: true, now })))
    throw new ProblemError('code_taken')
}

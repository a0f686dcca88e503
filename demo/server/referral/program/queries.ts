/** The rules of inviting as versions: the newest that is no draft is in force. */
import type { ReferralProgram } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'

type Stored = Pick<ReferralProgram, 'id' | 'revision' | 'status'>
type Rules = Omit<ReferralProgram, keyof Stored | 'currency' | 'timezone'>

interface ProgramRow extends Stored, Pick<ReferralProgram, 'currency' | 'timezone'> {
  readonly rules: Rules
  readonly createdAt: Date
}

const COLUMNS = `program_id as id, revision, status, currency, timezone, rules, created_at as "createdAt"`

/** A draft changes nothing, and so there may be none. */
export async function readCurrentProgram(
  sql: Sql,
  shopId: string,
): Promise<ReferralProgram | undefined> {
  const [row] = await sql.query<ProgramRow>(
    `select ${COLUMNS} from referral_programs join shops using (shop_id)
      where shop_id = $1 and status <> 'draft' order by revision desc limit 1`,
    [shopId],
  )
  return row && toProgram(row)
}

export async function requireProgram(sql: Sql, shopId: string): Promise<ReferralProgram> {
  const program = await readCurrentProgram(sql, shopId)
  if (!program)
    throw new ProblemError('not_found', { detail: 'This shop has no referral programme.' })
  return program
}

/** For whatever begins something: paused, nothing begins. */
export async function requireActive(sql: Sql, shopId: string): Promise<ReferralProgram> {
  const program = await requireProgram(sql, shopId)
  if (program.status !== 'active') throw new ProblemError('program_paused')
  return program
}

/** The newest version, and the one in force; they may be the same. */
export async function readVersions(
  sql: Sql,
  shopId: string,
): Promise<{ program: ReferralProgram; createdAt: Date }[]> {
  const rows = await sql.query<ProgramRow>(
    `select ${COLUMNS} from referral_programs join shops using (shop_id)
      where shop_id = $1 and revision in (
        select max(revision) from referral_programs where shop_id = $1
        union select max(revision) from referral_programs where shop_id = $1 and status <> 'draft')
      order by revision desc`,
    [shopId],
  )
  return rows.map((row) => ({ program: toProgram(row), createdAt: row.createdAt }))
}

export async function insertProgram(
  sql: Sql,
  shopId: string,
  { id, revision, status, ...rules }: Stored & Rules,
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into referral_programs (shop_id, program_id, revision, status, rules, created_at)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [shopId, id, revision, status, JSON.stringify(rules), now],
  )
}

function toProgram(row: ProgramRow): ReferralProgram {
  const { id, revision, status, currency, timezone, rules } = row
  return { id, revision, status, currency, timezone, ...rules }
}

/** The programme and the rows of an order. */
import type { Program, ProgramRules } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { AwardRules } from './award.ts'

export type Rules = Omit<ProgramRules, 'status'>

/** With what the backend keeps beside the rules. */
export type ProgramInForce = Program & { readonly expirySince?: string }

export interface OrderRow {
  readonly memberId: string
  readonly spent: number
  readonly award: AwardRules | null
}

const PROGRAM = `program_id as id, revision, status, timezone, currency, rules, created_at as "createdAt"`

interface ProgramRow extends Omit<Program, keyof Rules> {
  readonly rules: Rules & { readonly expirySince?: string }
  readonly createdAt: Date
}

/** The newest that is no draft; of a programme that was never more, its draft. */
export async function readCurrentProgram(
  sql: Sql,
  shopId: string,
): Promise<ProgramInForce | undefined> {
  const [row] = await sql.query<ProgramRow>(
    `select ${PROGRAM} from loyalty_programs join shops using (shop_id)
      where shop_id = $1 order by status = 'draft', revision desc limit 1`,
    [shopId],
  )
  return row && toProgram(row)
}

export async function requireProgram(sql: Sql, shopId: string): Promise<ProgramInForce> {
  const program = await readCurrentProgram(sql, shopId)
  if (!program) throw new ProblemError('not_found', { detail: 'This shop has no programme.' })
  return program
}

/** Newest first. */
export async function readVersions(
  sql: Sql,
  shopId: string,
): Promise<{ program: ProgramInForce; createdAt: Date }[]> {
  const rows = await sql.query<ProgramRow>(
    `select ${PROGRAM} from loyalty_programs join shops using (shop_id)
      where shop_id = $1 order by revision desc limit 100`,
    [shopId],
  )
  return rows.map((row) => ({ program: toProgram(row), createdAt: row.createdAt }))
}

function toProgram({
  id,
  revision,
  status,
  timezone,
  currency,
  rules,
}: ProgramRow): ProgramInForce {
  return { id, revision, status, timezone, currency, ...rules }
}

/** Revisions count up from 1; the highest is in force. */
export async function insertProgram(
  sql: Sql,
  shopId: string,
  {
    id,
    revision,
    status,
    ...rules
  }: Pick<Program, 'id' | 'revision' | 'status'> & ProgramRow['rules'],
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into loyalty_programs (shop_id, program_id, revision, status, rules, created_at)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [shopId, id, revision, status, JSON.stringify(rules), now],
  )
}

/** Of every member the order has belonged to, in the order they were written. */
export async function readOrderRows(
  sql: Sql,
  shopId: string,
  orderId: string,
): Promise<OrderRow[]> {
  return sql.query<OrderRow>(
    `select member_id as "memberId", spent, award from loyalty_ledger
      where shop_id = $1 and order_id = $2 order by created_at, entry`,
    [shopId, orderId],
  )
}

/** The tier a member had then. */
export async function readTierAt(
  sql: Sql,
  { shopId, memberId }: { readonly shopId: string; readonly memberId: string },
  at: Date,
): Promise<string | null> {
  const [change] = await sql.query<{ tierId: string | null }>(
    `select tier_id as "tierId" from loyalty_tier_changes
      where shop_id = $1 and member_id = $2 and changed_at <= $3 order by changed_at desc limit 1`,
    [shopId, memberId, at],
  )
  return change?.tierId ?? null
}

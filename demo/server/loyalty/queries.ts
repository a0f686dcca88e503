/** The programme and the ledger of a shop. */
import type { Program } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import type { AwardRules } from './award.ts'
import type { LedgerRow } from './lots.ts'

export type Rules = Pick<Program, 'earn' | 'holdDays' | 'tiers'>

export interface OrderRow extends LedgerRow {
  readonly memberId: string
  readonly award: AwardRules
}

export interface NewRow {
  readonly shopId: string
  readonly memberId: string
  readonly type: 'earn' | 'clawback' | 'adjust' | 'reschedule'
  readonly points: number
  readonly spent: number
  readonly programId: string
  readonly orderId: string
  readonly source: string
  readonly sourceId: string
  readonly occurredAt: Date
  readonly availableAt: Date | null
  readonly award: AwardRules
  readonly now: Date
}

export async function readCurrentProgram(sql: Sql, shopId: string): Promise<Program | undefined> {
  const [row] = await sql.query<Omit<Program, keyof Rules> & { rules: Rules }>(
    `select program_id as id, revision, status, timezone, currency, rules
       from loyalty_programs join shops using (shop_id)
      where shop_id = $1 order by revision desc limit 1`,
    [shopId],
  )
  if (!row) return undefined
  const { rules, ...program } = row
  return { ...program, ...rules }
}

/** Revisions count up from 1; the highest is in force. */
export async function insertProgram(
  sql: Sql,
  shopId: string,
  { id, revision, status, ...rules }: Pick<Program, 'id' | 'revision' | 'status'> & Rules,
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into loyalty_programs (shop_id, program_id, revision, status, rules, created_at)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [shopId, id, revision, status, JSON.stringify(rules), now],
  )
}

const ROW = `entry, points, spent, order_id as "orderId", occurred_at as "occurredAt", available_at as "availableAt"`

export async function readLedger(sql: Sql, shopId: string, memberId: string): Promise<LedgerRow[]> {
  return sql.query<LedgerRow>(
    `select ${ROW} from loyalty_ledger where shop_id = $1 and member_id = $2 order by entry`,
    [shopId, memberId],
  )
}

/** Of every member the order has belonged to. */
export async function readOrderRows(
  sql: Sql,
  shopId: string,
  orderId: string,
): Promise<OrderRow[]> {
  return sql.query<OrderRow>(
    `select ${ROW}, member_id as "memberId", award from loyalty_ledger
      where shop_id = $1 and order_id = $2 order by created_at, entry`,
    [shopId, orderId],
  )
}

/** Answers the entry’s number. Only while the member is locked. */
export async function appendRow(sql: Sql, row: NewRow): Promise<number> {
  const [appended] = await sql.query<{ entry: number }>(
    `insert into loyalty_ledger (shop_id, member_id, entry, type, points, spent, program_id, rule,
       order_id, source, source_id, occurred_at, available_at, award, created_at)
     select $1, $2, coalesce(max(entry), 0) + 1, $3, $4, $5, $6, 'purchase', $7, $8, $9, $10::timestamptz,
       $11::timestamptz, $12::jsonb, $13::timestamptz
       from loyalty_ledger where shop_id = $1 and member_id = $2
     returning entry`,
    [
      row.shopId,
      row.memberId,
      row.type,
      row.points,
      row.spent,
      row.programId,
      row.orderId,
      row.source,
      row.sourceId,
      row.occurredAt,
      row.availableAt,
      JSON.stringify(row.award),
      row.now,
    ],
  )
  return appended?.entry ?? 0
}

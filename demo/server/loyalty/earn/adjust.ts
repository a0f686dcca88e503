/** Corrections by hand: what is given can be spent at once and counts for no tier; what is taken and not there is owed. */
import type { Database, Sql } from '../../db.ts'
import type { Book } from '../account.ts'
import { addRow, balanceOf, openLot, sumOf, takeUpTo, type RowText } from '../bookkeeping.ts'
import { lotExpiry } from '../expiry.ts'
import { loadSpendable, lockBook, type BookName } from '../load-book.ts'
import { notify, passTime } from '../pass-time.ts'
import { requireProgram, type ProgramInForce } from '../queries.ts'
import { saveBooks } from '../save-book.ts'

const ADJUSTMENT = 'adjustment'

export interface Adjustment {
  readonly adjustmentId: string
  readonly points: number
  readonly note?: string | undefined
}

export async function adjust(
  database: Database,
  name: BookName,
  { now, ...adjustment }: Adjustment & { readonly now: Date },
): Promise<{ applied: boolean; balance: number }> {
  return database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const program = await requireProgram(sql, name.shopId)
    passTime(book, program, now)
    const applied = adjustment.points !== 0 && !(await isKnown(sql, name, adjustment))
    if (applied) {
      await bookAdjustment(sql, { book, program, now }, adjustment)
      await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
    }
    return { applied, balance: balanceOf(book.account) }
  })
}

async function isKnown(
  sql: Sql,
  { shopId, memberId }: BookName,
  { adjustmentId }: Adjustment,
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from loyalty_ledger where shop_id = $1 and member_id = $2 and rule = $3 and order_id is null
       and source = $3 and source_id = $4`,
    [shopId, memberId, ADJUSTMENT, adjustmentId],
  )
  return rows.length > 0
}

interface Correcting {
  readonly book: Book
  readonly program: ProgramInForce
  readonly now: Date
}

async function bookAdjustment(
  sql: Sql,
  { book, program, now }: Correcting,
  { adjustmentId, points, note }: Adjustment,
): Promise<void> {
  const text: RowText = {
    type: 'adjust',
    rule: ADJUSTMENT,
    reason: 'adjusted',
    ...(note && { params: { note } }),
    source: ADJUSTMENT,
    sourceId: adjustmentId,
    occurredAt: now,
  }
  if (points > 0) {
    const expiresAt = lotExpiry(now, program)
    const dates = { countsUntil: null, earnedAt: now, availableAt: now, expiresAt }
    const lot = { rule: ADJUSTMENT, orderId: null, points, qualifying: 0, ...dates }
    openLot(book, lot, { ...text, expiresAt })
  } else {
    await loadSpendable(sql, book, -points)
    const lots = takeUpTo(book, -points)
    book.account.debt += -points - sumOf(lots)
    addRow(book, { ...text, points, lots })
  }
  notify(book, 'points.adjusted', now, { points })
}

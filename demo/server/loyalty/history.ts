/** The history, page by page: each page costs the same, however long the history is. */
import type { HistoryRow } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import type { Allocation } from './account.ts'
import type { BookName } from './load-book.ts'

const USUAL = 20

interface Row {
  readonly entry: number
  readonly at: Date
  readonly type: HistoryRow['type']
  readonly points: number
  readonly moved: number | null
  readonly balanceAfter: number | null
  readonly rule: string
  readonly reason: string
  readonly params: Record<string, unknown> | null
  readonly orderId: string | null
  readonly redemptionId: string | null
  readonly availableAt: Date | null
  readonly expiresAt: Date | null
  readonly lots: readonly Allocation[]
  /** Of the lot the row opened. */
  readonly lotPoints: number | null
  readonly lotAvailableAt: Date | null
  readonly lotReleased: boolean | null
}

export async function readHistoryOf(
  sql: Sql,
  { shopId, memberId }: BookName,
  { cursor, limit, now }: { cursor?: string | undefined; limit?: string | undefined; now: Date },
): Promise<{ items: HistoryRow[]; nextCursor: string | null }> {
  const count = limit === undefined ? USUAL : Number(limit)
  const rows = await sql.query<Row>(
    `select entry, occurred_at as at, type, rows.points, moved, balance_after as "balanceAfter", rows.rule, reason, params,
            rows.order_id as "orderId", redemption_id as "redemptionId", rows.available_at as "availableAt",
            rows.expires_at as "expiresAt", lots,
            lot.points as "lotPoints", lot.available_at as "lotAvailableAt", lot.released as "lotReleased"
       from loyalty_ledger rows left join loyalty_lots lot
         on lot.shop_id = rows.shop_id and lot.member_id = rows.member_id and lot.lot = rows.entry
      where rows.shop_id = $1 and rows.member_id = $2 and entry < $3 order by entry desc limit $4`,
    [shopId, memberId, cursor ?? String(Number.MAX_SAFE_INTEGER), count + 1],
  )
  const page = rows.slice(0, count)
  return {
    items: page.map((row) => toHistoryRow(row, now)),
    nextCursor: rows.length > count ? String(page.at(-1)?.entry ?? 0) : null,
  }
}

function toHistoryRow(row: Row, now: Date): HistoryRow {
  const { entry, type, points, moved, balanceAfter, rule, reason, params } = row
  const availableAt = row.lotAvailableAt ?? row.availableAt
  return {
    entry,
    at: row.at.toISOString(),
    type,
    status: statusOf(row, now),
    points,
    ...(moved !== null && { moved }),
    ...(balanceAfter !== null && { balanceAfter }),
    rule,
    reason,
    ...(params && { params }),
    ...(row.orderId !== null && { orderId: row.orderId }),
    ...(row.redemptionId !== null && { redemptionId: row.redemptionId }),
    ...(availableAt && { availableAt: availableAt.toISOString() }),
    ...(row.expiresAt && { expiresAt: row.expiresAt.toISOString() }),
    lots: row.lots.map(([lot, part]) => ({ lot, points: part })),
  }
}

function statusOf(row: Row, now: Date): HistoryRow['status'] {
  if (row.lotPoints === null) return 'settled'
  if (row.lotPoints === 0 && row.points > 0) return 'void'
  const isReleased = row.lotReleased || (row.lotAvailableAt !== null && row.lotAvailableAt <= now)
  return isReleased ? 'settled' : 'pending'
}

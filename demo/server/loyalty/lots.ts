/** What each order brought, put together from its ledger rows. */
import { addToDate } from './calendar.ts'

/** Points count for tiers that long. */
const WINDOW = { months: 12 }

export interface LedgerRow {
  readonly entry: number
  readonly points: number
  readonly spent: number
  readonly orderId: string
  readonly occurredAt: Date
  readonly availableAt: Date | null
}

export interface Lot {
  /** What is left after refunds. */
  readonly points: number
  readonly earnedAt: Date
  readonly releasedAt: Date
  /** For tiers. */
  readonly countsUntil: Date
  readonly changes: readonly { readonly at: Date; readonly points: number }[]
}

/** Rows in the order of their entries; the time zone is the programme’s. */
export function lotsOf(rows: readonly LedgerRow[], timezone: string): Lot[] {
  const byOrder = new Map<string, [LedgerRow, ...LedgerRow[]]>()
  for (const row of rows) {
    const lot = byOrder.get(row.orderId)
    if (lot) lot.push(row)
    else byOrder.set(row.orderId, [row])
  }
  return [...byOrder.values()].map((lot) => lotOf(lot, timezone))
}

function lotOf(rows: readonly [LedgerRow, ...LedgerRow[]], timezone: string): Lot {
  const earnedAt = rows[0].occurredAt
  return {
    points: rows.reduce((sum, { points }) => sum + points, 0),
    earnedAt,
    releasedAt: rows.findLast(({ availableAt }) => availableAt !== null)?.availableAt ?? earnedAt,
    countsUntil: addToDate(earnedAt, WINDOW, timezone),
    changes: rows.map(({ occurredAt, points }) => ({ at: occurredAt, points })),
  }
}

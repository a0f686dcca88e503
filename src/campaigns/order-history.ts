/** What a customer's orders tell about their rhythm. */
import { DAY } from '../core/clock.ts'

export interface PlacedOrder {
  /** ms; `undefined` of an import without dates. */
  readonly at: number | undefined
  /** Cancelled, or refunded as a whole. */
  readonly isUndone?: boolean
}

export interface OrderHistory {
  /** Times the customer came to buy; what was ordered within a day is one. */
  readonly occasions: number
  readonly lastOrderAt?: number | undefined
  /** Days between one occasion and the next. */
  readonly gapsDays: readonly number[]
}

/** A shop that begins knows no median of its own: two months. */
const DEFAULT_GAP_DAYS = 60
const ENOUGH_GAPS = 50
/** How many gaps of its own a customer needs to weigh as much as the shop's median. */
const TRUST_IN_SHOP = 2

export function readHistory(orders: readonly PlacedOrder[]): OrderHistory {
  const times = orders
    .flatMap(({ at, isUndone }) => (at === undefined || isUndone ? [] : at))
    .sort((one, other) => one - other)
  // An order that was split into parcels, or forgotten socks: the rhythm counts from the first.
  const occasions: number[] = []
  for (const at of times) {
    const last = occasions.at(-1)
    if (last === undefined || at - last >= DAY) occasions.push(at)
  }
  const gapsDays = occasions.slice(1).map((at, index) => (at - occasions[index]!) / DAY)
  return { occasions: occasions.length, lastOrderAt: times.at(-1), gapsDays }
}

/** Of a whole shop, over all its customers. */
export function medianGapDays(gapsDays: readonly number[]): number {
  if (gapsDays.length < ENOUGH_GAPS) return DEFAULT_GAP_DAYS
  const sorted = [...gapsDays].sort((one, other) => one - other)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2
}

/** When the next order is expected: the shop's rhythm, and more and more the customer's own. */
export function expectedGapDays({ gapsDays }: OrderHistory, shopMedianDays: number): number {
  const own = gapsDays.reduce((sum, days) => sum + days, 0)
  return (TRUST_IN_SHOP * shopMedianDays + own) / (TRUST_IN_SHOP + gapsDays.length)
}

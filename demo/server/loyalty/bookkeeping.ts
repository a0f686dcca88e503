/** The moves of points between lots, buckets and debt. Each keeps: points of all rows = what lots hold − debt. */
import type { Account, Allocation, Book, LedgerEntry, Lot } from './account.ts'
import { firstNotice } from './expiry.ts'

/** Points that come back to a lot which has expired meanwhile can be spent that long. */
export const GRACE_MS = 30 * 86_400_000

export type RowText = Omit<LedgerEntry, 'entry' | 'points' | 'lots' | 'balanceAfter'>

export type NewLot = Omit<Lot, 'lot' | 'counted' | 'released' | 'remaining' | 'noticeAt'>

/** Opens a lot with its `earn` row. What is available when it is earned needs no release. */
export function openLot(book: Book, lot: NewLot, text: RowText): Lot {
  const { account } = book
  const released = lot.availableAt <= lot.earnedAt
  const opened: Lot = {
    ...lot,
    lot: account.entry + 1,
    remaining: lot.points,
    counted: false,
    released: false,
    noticeAt: firstNotice(lot.expiresAt),
  }
  book.lots.set(opened.lot, opened)
  account.pending += lot.points
  account.lifetime += lot.points
  const repaid = released ? releaseLot(book, opened) : 0
  const allocations: Allocation[] = lot.points > 0 ? [[opened.lot, lot.points - repaid]] : []
  addRow(book, { ...text, points: lot.points, lots: allocations })
  touch(book, opened)
  return opened
}

/** From pending to available, debt first; answers what went to debt. */
export function releaseLot(book: Book, lot: Lot): number {
  const { account } = book
  account.pending -= lot.remaining
  lot.released = true
  lot.counted = true
  account.qualifying += lot.qualifying
  touch(book, lot)
  return addAvailable(book, lot, lot.remaining, 0)
}

/** An award grew or shrank: what shrank is taken from the lot itself, then from others, then owed. */
export function changeLot(
  book: Book,
  lot: Lot,
  to: { readonly points: number; readonly qualifying: number; readonly now: Date },
): Allocation[] {
  const { account } = book
  const difference = to.points - lot.points
  if (lot.counted) account.qualifying += to.qualifying - lot.qualifying
  lot.qualifying = to.qualifying
  lot.points = to.points
  account.lifetime += difference
  touch(book, lot)
  if (difference >= 0) return grow(book, lot, difference, to.now)
  const own = Math.min(lot.remaining, -difference)
  lot.remaining -= own
  if (lot.released) account.available -= own
  else account.pending -= own
  const others = takeUpTo(book, -difference - own)
  account.debt += -difference - own - sumOf(others)
  return [...(own > 0 ? [[lot.lot, -own] as const] : []), ...others]
}

/** Takes spendable points out of lots, those that expire first first. The caller has loaded enough of them. */
export function takeUpTo(book: Book, points: number): Allocation[] {
  const taken: Allocation[] = []
  let left = points
  for (const lot of spendOrder(book)) {
    if (left === 0) break
    const part = Math.min(lot.remaining, left)
    lot.remaining -= part
    left -= part
    taken.push([lot.lot, -part])
    touch(book, lot)
  }
  book.account.available -= points - left
  return taken
}

/** Puts points back where they came from, by the old dates; an expired lot opens again for a while. */
export function putBack(book: Book, lots: readonly Allocation[], timing: Timing): Allocation[] {
  return lots.flatMap(([number, points]) => {
    const lot = book.lots.get(number)
    if (!lot) throw new Error(`Lot ${number} was not loaded.`)
    if (timing.wasInactive) reopen(lot, timing.now)
    return grow(book, lot, points, timing.now)
  })
}

export interface Timing {
  readonly now: Date
  /** Everything expired by inactivity while these points were away. */
  readonly wasInactive: boolean
}

function reopen(lot: Lot, now: Date): void {
  lot.expiresAt = new Date(now.getTime() + GRACE_MS)
  lot.noticeAt = null
}

export function addRow(book: Book, row: Omit<LedgerEntry, 'entry' | 'balanceAfter'>): LedgerEntry {
  const { account } = book
  account.entry += 1
  const written = { ...row, entry: account.entry, balanceAfter: balanceOf(account) }
  book.rows.push(written)
  book.isChanged = true
  return written
}

export function balanceOf({ available, pending, debt }: Account): number {
  return available + pending - debt
}

export function touch(book: Book, lot: Lot): void {
  book.changedLots.add(lot)
  book.isChanged = true
}

export function sumOf(allocations: readonly Allocation[]): number {
  return allocations.reduce((sum, [, points]) => sum + Math.abs(points), 0)
}

/** Expiring soonest first, never expiring last, then the oldest. */
export function spendOrder({ lots }: Book): Lot[] {
  return [...lots.values()]
    .filter(({ released, remaining }) => released && remaining > 0)
    .sort(
      (a, b) =>
        timeOf(a.expiresAt) - timeOf(b.expiresAt) ||
        a.earnedAt.getTime() - b.earnedAt.getTime() ||
        a.lot - b.lot,
    )
}

function timeOf(date: Date | null): number {
  // Not Infinity: two of them would differ by NaN.
  return date?.getTime() ?? Number.MAX_SAFE_INTEGER
}

function grow(book: Book, lot: Lot, points: number, now: Date): Allocation[] {
  if (points === 0) return []
  touch(book, lot)
  if (!lot.released) {
    lot.remaining += points
    book.account.pending += points
    return [[lot.lot, points]]
  }
  if (lot.expiresAt && lot.expiresAt <= now) reopen(lot, now)
  const repaid = addAvailable(book, lot, points, points)
  return points > repaid ? [[lot.lot, points - repaid]] : []
}

/** `added` is what is new to the lot; of `points` debt is repaid first. */
function addAvailable(book: Book, lot: Lot, points: number, added: number): number {
  const { account } = book
  const repaid = Math.min(account.debt, points)
  account.debt -= repaid
  account.available += points - repaid
  lot.remaining += added - repaid
  return repaid
}

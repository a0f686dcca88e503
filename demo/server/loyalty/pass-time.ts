/** What time alone does: releases, expiries, the end of a year that counted, days of reckoning; in the order they fell due. */
import type { Account, Book, Lot, Notice } from './account.ts'
import { addRow, GRACE_MS, releaseLot, spendOrder, touch } from './bookkeeping.ts'
import { accountExpiry, firstNotice, nextNotice, type ExpiryRules } from './expiry.ts'
import { createQueue } from './queue.ts'
import { reckon, rise, type Standing, type TierProgram } from './tier.ts'

export type TimeRules = TierProgram & ExpiryRules

/** The book holds every lot that is due by `now`, and all that can be spent if the account itself expires by then. */
export function passTime(book: Book, rules: TimeRules, now: Date): void {
  const queue = createQueue<Lot>(
    [...book.lots.values()].filter((lot) => isDue(lot, now)),
    (lot) => dueAt(lot)?.getTime() ?? Infinity,
  )
  for (;;) {
    const lot = queue.first()
    const lotAt = lot && dueAt(lot)
    const accountAt = accountDueAt(book.account)
    // A release at the very moment of a reckoning still counts for it.
    if (lot && lotAt && lotAt <= now && (!accountAt || lotAt <= accountAt)) {
      passLot(book, lot, lotAt, rules)
      queue.update()
    } else if (accountAt && accountAt <= now) passAccount(book, accountAt, rules)
    else break
  }
  setStanding(book, rise(book.account, book.account.qualifying, rules, now), now)
}

/** As the database has it in a column of its own. */
export function dueAt(lot: Lot): Date | null {
  if (!lot.released) return lot.availableAt
  return earliest([
    lot.counted ? lot.countsUntil : null,
    lot.remaining > 0 ? lot.noticeAt : null,
    lot.remaining > 0 ? lot.expiresAt : null,
  ])
}

function isDue(lot: Lot, now: Date): boolean {
  const at = dueAt(lot)
  return at !== null && at <= now
}

function accountDueAt({ tierUntil, noticeAt, expiresAt }: Account): Date | null {
  return earliest([tierUntil, noticeAt, expiresAt])
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  return dates.reduce((best, date) => (date && (!best || date < best) ? date : best), null)
}

function passLot(book: Book, lot: Lot, at: Date, rules: TimeRules): void {
  if (!lot.released) return release(book, lot, at, rules)
  if (lot.counted && lot.countsUntil && lot.countsUntil <= at) {
    lot.counted = false
    book.account.qualifying -= lot.qualifying
    return touch(book, lot)
  }
  if (lot.expiresAt && lot.expiresAt <= at) return expire(book, [lot], at)
  const { expiresAt, remaining } = lot
  lot.noticeAt = expiresAt && nextNotice(expiresAt, at)
  touch(book, lot)
  notify(book, 'points.expiring', at, { points: remaining, expiresAt })
}

function release(book: Book, lot: Lot, at: Date, rules: TimeRules): void {
  const points = lot.remaining
  // Pending points never expire: a date that passed while they waited counts from the release.
  if (lot.expiresAt && lot.expiresAt <= at) {
    lot.expiresAt = new Date(at.getTime() + GRACE_MS)
    lot.noticeAt = null
  }
  const repaid = releaseLot(book, lot)
  if (points > 0) {
    addRow(book, {
      type: 'release',
      points: 0,
      moved: points,
      rule: lot.rule,
      reason: 'released',
      orderId: lot.orderId,
      source: 'release',
      sourceId: String(lot.lot),
      occurredAt: at,
      lots: repaid > 0 ? [[lot.lot, -repaid]] : [],
    })
    notify(book, 'points.released', at, { points, orderId: lot.orderId })
  }
  setStanding(book, rise(book.account, book.account.qualifying, rules, at), at)
}

function expire(book: Book, lots: readonly Lot[], at: Date): void {
  const points = lots.reduce((sum, { remaining }) => sum + remaining, 0)
  if (points === 0) return
  book.account.available -= points
  const taken = lots.map((lot) => [lot.lot, -lot.remaining] as const)
  for (const lot of lots) {
    lot.remaining = 0
    touch(book, lot)
  }
  addRow(book, {
    type: 'expire',
    points: -points,
    rule: lots.length === 1 ? (lots[0]?.rule ?? '') : 'inactivity',
    reason: 'expired',
    source: 'expiry',
    sourceId: `${lots.length === 1 ? lots[0]?.lot : 'all'}:${at.getTime()}`,
    occurredAt: at,
    lots: taken,
  })
  notify(book, 'points.expired', at, { points })
}

function passAccount(book: Book, at: Date, rules: TimeRules): void {
  const { account } = book
  if (account.tierUntil && account.tierUntil <= at)
    return setStanding(book, reckon(account, account.qualifying, rules, at), at)
  book.isChanged = true
  if (account.expiresAt && account.expiresAt <= at) {
    account.expiresAt = null
    account.noticeAt = null
    return expire(book, spendOrder(book), at)
  }
  account.noticeAt = account.expiresAt && nextNotice(account.expiresAt, at)
  if (account.available > 0)
    notify(book, 'points.expiring', at, { points: account.available, expiresAt: account.expiresAt })
}

export function setStanding(book: Book, next: Standing, at: Date): void {
  const { account } = book
  const { tierId, tierSince, tierUntil, tierInGrace } = next
  if (next === account) return
  const previous = account.tierId
  Object.assign(account, { tierId, tierSince, tierUntil, tierInGrace })
  book.isChanged = true
  if (previous === tierId) return
  book.tierChanges.push({ at, tierId })
  notify(book, 'tier.changed', at, { from: previous, to: tierId, until: tierUntil })
}

export function notify(
  book: Book,
  type: Notice['type'],
  at: Date,
  data: Record<string, unknown>,
): void {
  book.notices.push({ type, at, data })
}

/** The programme’s expiry was changed. */
export function renewExpiry(account: Account, rules: ExpiryRules): void {
  account.expiresAt = account.activeAt && accountExpiry(account.activeAt, rules)
  account.noticeAt = firstNotice(account.expiresAt)
}

/** Brings the ledger in line with an order: rows for the difference between what it should have earned and what it has. */
import { pointsOfCoupons } from '../coupons/queries.ts'
import type { Sql } from '../db.ts'
import type { OrderChange } from '../orders/order-change.ts'
import { lockMembers, withoutGuests } from '../session/queries.ts'
import type { Book, Lot } from './account.ts'
import { bonusFor, pointsFor, pointsKept, releaseOf, type AwardRules } from './award.ts'
import { addRow, changeLot, openLot, type RowText } from './bookkeeping.ts'
import { lotExpiry, markActive } from './expiry.ts'
import { loadBook, loadLots, loadSpendable } from './load-book.ts'
import { newAward } from './new-award.ts'
import { notify, passTime } from './pass-time.ts'
import { readCurrentProgram, readOrderRows, type OrderRow, type ProgramInForce } from './queries.ts'
import { settleRedemptions } from './redeem/settle-redemptions.ts'
import { saveBooks } from './save-book.ts'
import { countsUntil } from './tier.ts'

export const PURCHASE = 'purchase'
/** Points of a code the order was placed with. */
const COUPON = 'coupon'

/** What one rule should have brought for the order by now. */
interface Target {
  readonly rule: string
  readonly kind: string
  readonly points: number
  readonly qualifying: number
}

interface Settling {
  readonly change: OrderChange
  readonly program: ProgramInForce
  readonly award: AwardRules
  readonly book: Book
  /** What codes add to the order. */
  readonly couponPoints: number
  /** When the points can be spent; `null` for an order that is not paid, or not this member’s. */
  readonly availableAt: Date | null
}

export async function settleOrder(sql: Sql, change: OrderChange): Promise<void> {
  const { shopId, now } = change
  const program = await readCurrentProgram(sql, shopId)
  if (!program) return
  const named = [change.memberId, change.previousMemberId ?? []].flat()
  await lockMembers(sql, shopId, named)
  // Points need an account to be in.
  const members = await withoutGuests(sql, shopId, named)
  const rows = await readOrderRows(sql, shopId, change.orderId)
  const books: Book[] = []
  for (const memberId of members) {
    const book = await loadBook(sql, { shopId, memberId }, now)
    passTime(book, program, now)
    books.push(book)
  }
  const owner = books.find(({ account }) => account.memberId === change.memberId)
  const award =
    rows.find((row) => row.award)?.award ??
    (owner && (await newAward(sql, { change, program, book: owner })))
  if (award) {
    const couponPoints = await pointsOfCoupons(sql, { ...change, isFirst: change.isFirstPaid })
    for (const book of books)
      await settleMember(sql, { change, program, award, book, couponPoints, rows })
  }
  if (owner) await settleRedemptions(sql, { change, book: owner, program })
  await saveBooks(sql, shopId, { books, programId: program.id, now })
}

async function settleMember(
  sql: Sql,
  { rows, ...known }: Omit<Settling, 'availableAt'> & { rows: readonly OrderRow[] },
): Promise<void> {
  const { change, program, award, book } = known
  const { orderId, paidAt, deliveredAt } = change
  const isOwner = book.account.memberId === change.memberId
  const isDue = isOwner && change.isPaid && paidAt !== null
  const settling = { ...known, availableAt: isDue ? releaseOf(paidAt, deliveredAt, award) : null }
  const ownRows = rows.filter(({ memberId }) => memberId === book.account.memberId)
  const spentBefore = ownRows.reduce((sum, { spent }) => sum + spent, 0)
  if (!isDue && ownRows.length === 0) return
  await loadLots(sql, book, { orderId })
  const targets = targetsOf(known, isDue)
  await loadSpendable(sql, book, shrinkingBy(book, orderId, targets))
  const spent = isDue ? change.basis - Math.min(change.basis, change.refunded) : 0
  book.account.spent += spent - spentBefore
  book.account.orders += Number(spent > 0) - Number(spentBefore > 0)
  for (const target of targets)
    settleTarget(settling, target, target.rule === PURCHASE ? spent - spentBefore : 0)
  if (isDue && ownRows.length === 0) markActive(book.account, paidAt, program)
  passTime(book, program, change.now)
}

function targetsOf(
  { change, program, award, couponPoints }: Omit<Settling, 'availableAt'>,
  isDue: boolean,
): Target[] {
  const { basis, refunded } = change
  const metric = program.tierRules?.metric ?? 'points'
  const kept = (earned: number): number => (isDue ? pointsKept(earned, basis, refunded) : 0)
  const points = kept(pointsFor(basis, award))
  const spent = isDue ? basis - Math.min(basis, refunded) : 0
  const qualifying = { points, spend: spent, orders: Number(spent > 0) }[metric]
  const extra = (rule: string, kind: string, brought: number): Target => ({
    rule,
    kind,
    points: brought,
    qualifying: metric === 'points' ? brought : 0,
  })
  return [
    { rule: PURCHASE, kind: PURCHASE, points, qualifying },
    ...(award.bonuses ?? []).map((bonus) =>
      extra(bonus.rule, bonus.kind, kept(bonusFor(basis, bonus))),
    ),
    // Whole as long as anything of the order is kept: it was given for ordering, not by the amount.
    extra(COUPON, 'coupon_used', spent > 0 ? couponPoints : 0),
  ]
}

function shrinkingBy(book: Book, orderId: string, targets: readonly Target[]): number {
  return targets.reduce((sum, { rule, points }) => {
    const lot = lotOf(book, orderId, rule)
    return sum + Math.max(0, (lot?.points ?? 0) - points)
  }, 0)
}

function lotOf({ lots }: Book, orderId: string, rule: string): Lot | undefined {
  return [...lots.values()].find((lot) => lot.orderId === orderId && lot.rule === rule)
}

function settleTarget(settling: Settling, target: Target, spent: number): void {
  const { change, award, book, availableAt } = settling
  const lot = lotOf(book, change.orderId, target.rule)
  if (!lot) {
    if (availableAt && (target.points > 0 || target.rule === PURCHASE))
      awardTarget(settling, target, spent)
    return
  }
  const points = target.points - lot.points
  const moves = availableAt !== null && !lot.released && +availableAt !== +lot.availableAt
  if (points === 0 && spent === 0 && !moves && lot.qualifying === target.qualifying) return
  if (moves) lot.availableAt = availableAt
  const lots = changeLot(book, lot, { ...target, now: change.now })
  const text = textOf(settling, target)
  const type = points < 0 ? 'clawback' : points > 0 ? 'adjust' : 'reschedule'
  addRow(book, { ...text, type, points, spent, lots, availableAt, award })
  if (points < 0)
    notify(book, 'points.clawed_back', change.cause.at, {
      points: -points,
      orderId: change.orderId,
    })
}

function awardTarget(settling: Settling, target: Target, spent: number): void {
  const { change, program, award, book, availableAt } = settling
  const earnedAt = change.paidAt ?? change.now
  const expiresAt = lotExpiry(earnedAt, program)
  const lot = {
    rule: target.rule,
    orderId: change.orderId,
    points: target.points,
    qualifying: target.qualifying,
    countsUntil: countsUntil(earnedAt, program),
    earnedAt,
    availableAt: availableAt ?? earnedAt,
    expiresAt,
  }
  const reason = target.rule === PURCHASE ? 'order_paid' : target.kind
  const text = { ...textOf(settling, target), reason, occurredAt: earnedAt }
  openLot(book, lot, { ...text, type: 'earn', spent, availableAt, expiresAt, award })
  if (target.points > 0)
    notify(book, 'points.earned', earnedAt, {
      points: target.points,
      rule: target.rule,
      orderId: change.orderId,
      availableAt,
    })
}

function textOf({ change, book }: Settling, { rule }: Target): Omit<RowText, 'type'> {
  const { cause, orderId } = change
  return {
    rule,
    reason: reasonOf(change, book.account.memberId),
    orderId,
    source: cause.kind,
    sourceId: cause.id,
    occurredAt: cause.at,
  }
}

function reasonOf({ cause, memberId, isPaid }: OrderChange, member: string): string {
  if (member !== memberId) return 'order_moved'
  if (cause.kind === 'refund') return 'order_refunded'
  if (cause.kind === 'delivery') return 'order_delivered'
  return isPaid ? 'order_changed' : 'order_cancelled'
}

/** Brings the ledger in line with an order: a row for the difference between what it should have earned and what it has. */
import type { Program } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import { publish } from '../live/queries.ts'
import type { OrderChange } from '../orders/order-change.ts'
import { lockMembers } from '../session/queries.ts'
import { pointsFor, pointsKept, releaseOf, type AwardRules } from './award.ts'
import { lotsOf } from './lots.ts'
import {
  appendRow,
  readCurrentProgram,
  readLedger,
  readOrderRows,
  type NewRow,
  type OrderRow,
} from './queries.ts'
import { standingAt } from './tier.ts'

const WALLET_CHANGED = 'loyalty.wallet_changed'

interface Target {
  readonly points: number
  readonly spent: number
  readonly availableAt: Date | null
}

const NOTHING: Target = { points: 0, spent: 0, availableAt: null }

export async function settleOrder(sql: Sql, change: OrderChange): Promise<void> {
  const program = await readCurrentProgram(sql, change.shopId)
  if (!program) return
  const members = [change.memberId, change.previousMemberId ?? []].flat()
  await lockMembers(sql, change.shopId, members)
  const rows = await readOrderRows(sql, change.shopId, change.orderId)
  const award = rows[0]?.award ?? (await newAward(sql, change, program))
  if (!award) return
  for (const memberId of members) {
    const target = memberId === change.memberId ? targetOf(change, award) : NOTHING
    const own = rows.filter((row) => row.memberId === memberId)
    await bookDifference(sql, { change, memberId, award, own, target, programId: program.id })
  }
}

/** None before the order is paid, nor while the programme rests. */
async function newAward(
  sql: Sql,
  change: OrderChange,
  program: Program,
): Promise<AwardRules | undefined> {
  if (!change.isPaid || !change.paidAt || program.status !== 'active') return undefined
  const lots = lotsOf(await readLedger(sql, change.shopId, change.memberId), program.timezone)
  return {
    programRevision: program.revision,
    currency: change.currency,
    earn: program.earn,
    ratePercent: standingAt(lots, program, change.paidAt).tier?.earnRatePercent ?? 100,
    holdDays: program.holdDays,
    timezone: program.timezone,
  }
}

function targetOf(
  { isPaid, paidAt, basis, refunded, deliveredAt }: OrderChange,
  award: AwardRules,
): Target {
  if (!isPaid || !paidAt) return NOTHING
  return {
    points: pointsKept(pointsFor(basis, award), basis, refunded),
    spent: basis - Math.min(basis, refunded),
    availableAt: releaseOf(paidAt, deliveredAt, award),
  }
}

interface Booking {
  readonly change: OrderChange
  readonly memberId: string
  readonly programId: string
  readonly award: AwardRules
  /** This member's rows of this order. */
  readonly own: readonly OrderRow[]
  readonly target: Target
}

async function bookDifference(sql: Sql, booking: Booking): Promise<void> {
  const { change, memberId, award, own, target, programId } = booking
  const points = target.points - own.reduce((sum, row) => sum + row.points, 0)
  const spent = target.spent - own.reduce((sum, row) => sum + row.spent, 0)
  const known = own.findLast((row) => row.availableAt !== null)?.availableAt
  const moves = target.availableAt !== null && target.availableAt.getTime() !== known?.getTime()
  if (points === 0 && spent === 0 && !moves) return
  const { shopId, orderId, cause, now } = change
  const isFirst = own.length === 0
  const entry = await appendRow(sql, {
    shopId,
    memberId,
    type: isFirst ? 'earn' : typeOf(change, points),
    points,
    spent,
    programId,
    orderId,
    source: cause.kind,
    sourceId: cause.id,
    occurredAt: isFirst ? (change.paidAt ?? now) : cause.at,
    availableAt: target.availableAt,
    award,
    now,
  })
  await publish(sql, { shopId, memberId }, { type: WALLET_CHANGED, revision: entry })
}

function typeOf({ cause }: OrderChange, points: number): NewRow['type'] {
  if (cause.kind === 'delivery') return 'reschedule'
  return points < 0 ? 'clawback' : 'adjust'
}

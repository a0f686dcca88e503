/** A wallet as the contract shows it, derived from the ledger at the time of asking: a release needs no clockwork. */
import type { Program, TierStanding, Wallet } from '../../../widgets/loyalty/contract.ts'
import { lotsOf, type LedgerRow, type Lot } from './lots.ts'
import { qualifyingAt, standingAt } from './tier.ts'

export function deriveWallet(rows: readonly LedgerRow[], program: Program, now: Date): Wallet {
  const lots = lotsOf(rows, program.timezone)
  const waiting = lots.filter(({ releasedAt, points }) => releasedAt > now && points > 0)
  const balance = sum(lots.filter(({ releasedAt }) => releasedAt <= now))
  return {
    revision: rows.at(-1)?.entry ?? 0,
    available: Math.max(0, balance),
    pending: sum(waiting),
    held: 0,
    debt: Math.max(0, -balance),
    spendable: Math.max(0, balance),
    lifetime: sum(lots),
    nextRelease: nextRelease(waiting),
    tier: tierStanding(lots, waiting, program, now),
    spent: {
      minor: rows.reduce((total, { spent }) => total + spent, 0),
      currency: program.currency,
    },
  }
}

function nextRelease(waiting: readonly Lot[]): Wallet['nextRelease'] {
  const next = Math.min(...waiting.map(({ releasedAt }) => releasedAt.getTime()))
  if (!Number.isFinite(next)) return null
  const points = sum(waiting.filter(({ releasedAt }) => releasedAt.getTime() === next))
  return { points, at: new Date(next).toISOString() }
}

function tierStanding(
  lots: readonly Lot[],
  waiting: readonly Lot[],
  program: Program,
  now: Date,
): TierStanding {
  const { tier, until } = standingAt(lots, program, now)
  const qualifying = qualifyingAt(lots, now)
  const next = program.tiers
    .filter(({ threshold }) => threshold > (tier?.threshold ?? -1))
    .sort((a, b) => a.threshold - b.threshold)[0]
  return {
    current: tier,
    qualifying,
    pendingQualifying: sum(waiting),
    next: next ? { tier: next, missing: Math.max(0, next.threshold - qualifying) } : null,
    ...(until && { until: until.toISOString() }),
  }
}

function sum(lots: readonly Lot[]): number {
  return lots.reduce((total, { points }) => total + points, 0)
}

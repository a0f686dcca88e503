/** The rules a new order is awarded by: those of the moment it was paid, for the member who paid it. */
import type { EarnRule } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import type { OrderChange } from '../orders/order-change.ts'
import type { Book } from './account.ts'
import { multiplierAt, type AwardRules, type Bonus } from './award.ts'
import { readTierAt, type ProgramInForce } from './queries.ts'
import { findTier } from './tier.ts'

export interface NewAward {
  readonly change: OrderChange
  readonly program: ProgramInForce
  readonly book: Book
}

/** None before the order is paid, nor while the programme rests or the member is out. */
export async function newAward(
  sql: Sql,
  { change, program, book }: NewAward,
): Promise<AwardRules | undefined> {
  const { isPaid, paidAt, currency, now } = change
  if (!isPaid || !paidAt || program.status !== 'active' || book.account.excluded) return undefined
  const tierId = await tierAt(sql, book, paidAt < now ? paidAt : now)
  return {
    programRevision: program.revision,
    currency,
    ...awardRulesAt(program, { tierId, isFirst: book.account.orders === 0, at: paidAt }),
  }
}

export interface Buyer {
  readonly tierId: string | null
  readonly isFirst: boolean
  readonly at: Date
}

/** Also what an estimate goes by, so that both come to the same. */
export function awardRulesAt(
  program: ProgramInForce,
  buyer: Buyer,
): Omit<AwardRules, 'programRevision' | 'currency'> {
  const { earn, holdDays, timezone, tiers, multipliers } = program
  return {
    earn,
    ratePercent: findTier(tiers, buyer.tierId)?.earnRatePercent ?? 100,
    multiplierPercent: multiplierAt(multipliers, buyer.at)?.percent ?? 100,
    holdDays,
    timezone,
    bonuses: bonusesFor(program, buyer),
  }
}

function bonusesFor({ earnRules = [] }: ProgramInForce, buyer: Buyer): Bonus[] {
  return earnRules
    .filter(({ kind }) => kind === 'purchase' || (kind === 'first_purchase' && buyer.isFirst))
    .filter((rule) => isOpenFor(rule, buyer))
    .map(({ id, kind, points, minOrder }) => ({
      rule: id,
      kind,
      points,
      ...(minOrder !== undefined && { minOrder }),
    }))
}

function isOpenFor({ from, until, tierIds }: EarnRule, { at, tierId }: Buyer): boolean {
  if (from && at < new Date(from)) return false
  if (until && at >= new Date(until)) return false
  return !tierIds || (tierId !== null && tierIds.includes(tierId))
}

/** Changes of this very transaction are not in the table yet. */
async function tierAt(sql: Sql, { account, tierChanges }: Book, at: Date): Promise<string | null> {
  const latest = tierChanges.findLast((change) => change.at <= at)
  return latest ? latest.tierId : readTierAt(sql, account, at)
}

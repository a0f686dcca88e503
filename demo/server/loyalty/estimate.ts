/** What a cart would earn: the reckoning of an award, on prices instead of an order. */
import type { Estimate, EstimateLine } from '../../../widgets/loyalty/contract.ts'
import { ProblemError } from '../http/problem.ts'
import { allocate, bonusFor, missingForNext, multiplierAt, pointsFor } from './award.ts'
import { awardRulesAt, type Buyer } from './new-award.ts'
import type { ProgramInForce } from './queries.ts'

export interface EstimatedCart {
  readonly lines: readonly EstimateLine[]
  readonly discount?: number | undefined
  readonly currency: string
}

export function estimateCart(program: ProgramInForce, cart: EstimatedCart, buyer: Buyer): Estimate {
  if (cart.currency !== program.currency)
    throw new ProblemError('currency_mismatch', { params: { expected: program.currency } })
  if (program.status !== 'active') throw new ProblemError('program_paused')
  const award = awardRulesAt(program, buyer)
  const basis = basisOf(cart)
  const breakdown = [
    { rule: 'purchase', points: pointsFor(basis, award) },
    ...(award.bonuses ?? []).map((bonus) => ({ rule: bonus.rule, points: bonusFor(basis, bonus) })),
  ].filter(({ points }) => points > 0)
  const missing = missingForNext(basis, award)
  const multiplier = multiplierAt(program.multipliers, buyer.at)
  return {
    points: breakdown.reduce((sum, { points }) => sum + points, 0),
    breakdown,
    nextThreshold:
      missing > 0
        ? { missing, points: pointsFor(basis + missing, award) - pointsFor(basis, award) }
        : null,
    ...(multiplier && { validUntil: multiplier.until }),
    programRevision: program.revision,
  }
}

/** Merchandise that earns, after discounts; what is off the whole cart is shared out over all lines first. */
export function basisOf({ lines, discount = 0 }: EstimatedCart): number {
  const totals = lines.map(({ unit, quantity, discount: off = 0 }) =>
    Math.max(0, unit * quantity - off),
  )
  const sum = totals.reduce((all, total) => all + total, 0)
  const shares = allocate(Math.min(discount, sum), totals)
  return lines.reduce(
    (basis, { excluded }, index) =>
      excluded ? basis : basis + (totals[index] ?? 0) - (shares[index] ?? 0),
    0,
  )
}

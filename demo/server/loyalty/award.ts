/** What an order earns, and what it keeps after refunds: integers from one end to the other. */
import type { EarnRule, Multiplier, Program } from '../../../widgets/loyalty/contract.ts'
import { addToDate } from './calendar.ts'

/** Points for the order as a whole, beside its rate. */
export interface Bonus {
  readonly rule: string
  readonly kind: EarnRule['kind']
  readonly points: number
  readonly minOrder?: number | undefined
}

/** The rules an order was awarded by, frozen with the award. */
export interface AwardRules {
  readonly programRevision: number
  readonly currency: string
  readonly earn: Program['earn']
  /** Of the tier the member had when the order was paid. */
  readonly ratePercent: number
  /** Of a time of more points; 100 or missing without one. */
  readonly multiplierPercent?: number
  readonly holdDays: number
  readonly timezone: string
  readonly bonuses?: readonly Bonus[]
}

export type Rate = Pick<AwardRules, 'earn' | 'ratePercent' | 'multiplierPercent'>

const PERCENT = 100n

/** Rounded down once, for the whole order and after the tier’s rate. */
export function pointsFor(basis: number, rate: Rate): number {
  const { points, per } = ratioOf(rate)
  return Number((BigInt(basis) * points) / per)
}

/** Minor units until the next point; 0 never: it is what still lacks. */
export function missingForNext(basis: number, rate: Rate): number {
  const { points, per } = ratioOf(rate)
  if (points === 0n) return 0
  const next = (BigInt(basis) * points) / per + 1n
  return Number((next * per + points - 1n) / points) - basis
}

/** Reckoned from all refunds together: rounding each by itself would leak a point or take one too many. */
export function pointsKept(earned: number, basis: number, refunded: number): number {
  if (basis === 0) return 0
  const left = BigInt(basis - Math.min(basis, refunded))
  return Number((BigInt(earned) * left) / BigInt(basis))
}

/** A delivery moves the end of the wait, but never locks what was released before the parcel arrived. */
export function releaseOf(paidAt: Date, deliveredAt: Date | null, rules: AwardRules): Date {
  const fromPayment = addToDate(paidAt, { days: rules.holdDays }, rules.timezone)
  if (!deliveredAt || deliveredAt > fromPayment) return fromPayment
  return addToDate(deliveredAt, { days: rules.holdDays }, rules.timezone)
}

/** Of several at once the highest; the award’s own time decides. */
export function multiplierAt(
  multipliers: readonly Multiplier[] | undefined,
  at: Date,
): Multiplier | undefined {
  return (multipliers ?? [])
    .filter(({ from, until }) => new Date(from) <= at && at < new Date(until))
    .reduce<Multiplier | undefined>(
      (best, one) => (best && best.percent >= one.percent ? best : one),
      undefined,
    )
}

/** Bonuses count only for a large enough order. */
export function bonusFor(basis: number, { points, minOrder = 0 }: Bonus): number {
  return basis > 0 && basis >= minOrder ? points : 0
}

/** Shares a whole out by weight without losing a unit: rounded down, the rest to the largest remainders. */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum === 0n) return weights.map(() => 0)
  const shares = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight)
    return { index, share: Number(product / sum), rest: product % sum }
  })
  let left = total - shares.reduce((all, { share }) => all + share, 0)
  const result = shares.map(({ share }) => share)
  for (const { index } of shares.toSorted((a, b) => Number(b.rest - a.rest) || a.index - b.index)) {
    if (left-- <= 0) break
    result[index] = (result[index] ?? 0) + 1
  }
  return result
}

function ratioOf({ earn, ratePercent, multiplierPercent = 100 }: Rate): {
  points: bigint
  per: bigint
} {
  return {
    points: BigInt(earn.points) * BigInt(ratePercent) * BigInt(multiplierPercent),
    per: BigInt(earn.perMinor) * PERCENT * PERCENT,
  }
}

/** What an order earns, and what it keeps after refunds: integers from one end to the other. */
import type { Program } from '../../../widgets/loyalty/contract.ts'
import { addToDate } from './calendar.ts'

/** The rules an order was awarded by, frozen with the award. */
export interface AwardRules {
  readonly programRevision: number
  readonly currency: string
  readonly earn: Program['earn']
  /** Of the tier the member had when the order was paid. */
  readonly ratePercent: number
  readonly holdDays: number
  readonly timezone: string
}

const PERCENT = 100n

/** Rounded down once, for the whole order and after the tier’s rate. */
export function pointsFor(basis: number, { earn, ratePercent }: AwardRules): number {
  const points = BigInt(basis) * BigInt(earn.points) * BigInt(ratePercent)
  return Number(points / (BigInt(earn.perMinor) * PERCENT))
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

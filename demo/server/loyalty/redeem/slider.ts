/** How many points a cart can take: whole steps, within what is asked, what is there and the share of the order. */
import type { Discount } from '../../../../src/contract/coupon-value.ts'
import type { RewardValue } from '../../../../widgets/loyalty/contract.ts'

export type Variable = Extract<RewardValue, { kind: 'variable' }>

/** 0 when less than the least remains. */
export function pointsToApply(
  { step, value, min, max, maxPercent }: Variable,
  { asked, spendable, total }: { asked: number; spendable: number; total: number },
): number {
  const share = (BigInt(total) * BigInt(maxPercent)) / (100n * BigInt(value.minor))
  const most = Math.min(asked, spendable, Number(share) * step, max ?? Infinity)
  const applied = Math.floor(most / step) * step
  return applied < min ? 0 : applied
}

export function worthOf({ step, value }: Variable, points: number): Discount & { kind: 'amount' } {
  return {
    kind: 'amount',
    off: { minor: (points / step) * value.minor, currency: value.currency },
  }
}

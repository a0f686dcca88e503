/** How recently, how often and how much somebody buys, each from 1 to 3, against the shop's other customers. */
import type { CutPoints, LifecycleConfig } from '../contract/campaign/lifecycle.ts'
import type { Money } from '../contract/scalars.ts'

export type Score = 1 | 2 | 3

export interface Buyer {
  readonly daysSinceOrder: number
  /** Days since the last order in expected gaps; see lifecycle. */
  readonly ratio: number
  readonly orders: number
  /** In 365 days; `undefined` where it is not known. */
  readonly spent?: Money | undefined
  readonly tier?: string | undefined
}

export interface Rfm {
  readonly r: Score
  readonly f: Score
  /** `undefined` where spending is unknown, or in another currency. */
  readonly m: Score | undefined
  readonly isVip: boolean
  /** `fixed`: a shop of few customers, in which nobody can be ranked. */
  readonly mode: 'ranked' | 'fixed'
}

/** Below it, thirds of the customers are chance. */
export const ENOUGH_CUSTOMERS = 50

export function readRfm(buyer: Buyer, config: LifecycleConfig): Rfm {
  const { cutPoints, currency, vipTiers, medianSpend } = config
  const spent = buyer.spent?.currency === currency ? buyer.spent.minor : undefined
  const scores = cutPoints
    ? rank(buyer, spent, cutPoints)
    : {
        r: scoreOverdue(buyer.ratio),
        f: above(buyer.orders, [1, 3]),
        m: scoreSpent(spent, medianSpend),
      }
  const spendsMost = cutPoints !== undefined && spent !== undefined && spent >= cutPoints.vipSpend
  const isOfTier = buyer.tier !== undefined && vipTiers.includes(buyer.tier)
  const isVip = isOfTier || spendsMost || (scores.f === 3 && scores.m === 3)
  return { ...scores, isVip, mode: cutPoints ? 'ranked' : 'fixed' }
}

/** Of all buyers of a shop; `undefined` while there are too few. */
export function findCutPoints(
  buyers: readonly (Pick<Buyer, 'daysSinceOrder' | 'orders'> & { readonly spentMinor: number })[],
): CutPoints | undefined {
  if (buyers.length < ENOUGH_CUSTOMERS) return undefined
  const quantile = (values: readonly number[], share: number): number => {
    const sorted = [...values].sort((one, other) => one - other)
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
  }
  const thirds = (values: readonly number[]): [number, number] => [
    quantile(values, 1 / 3),
    quantile(values, 2 / 3),
  ]
  const spent = buyers.map(({ spentMinor }) => spentMinor)
  return {
    recency: thirds(buyers.map(({ daysSinceOrder }) => daysSinceOrder)),
    frequency: thirds(buyers.map(({ orders }) => orders)),
    monetary: thirds(spent),
    vipSpend: quantile(spent, 0.9),
  }
}

function rank({ daysSinceOrder, orders }: Buyer, spent: number | undefined, points: CutPoints) {
  return {
    r: below(daysSinceOrder, points.recency),
    f: above(orders, points.frequency),
    m: spent === undefined ? undefined : above(spent, points.monetary),
  }
}

/** By the customer's own rhythm: in time, overdue, gone. */
function scoreOverdue(ratio: number): Score {
  return ratio < 1 ? 3 : ratio <= 2 ? 2 : 1
}

/** Against the customer in the middle: less, up to twice as much, more. */
function scoreSpent(spent: number | undefined, median: number | undefined): Score | undefined {
  if (spent === undefined || median === undefined) return undefined
  return spent < median ? 1 : spent <= 2 * median ? 2 : 3
}

function above(value: number, [low, high]: readonly [number, number]): Score {
  return value > high ? 3 : value > low ? 2 : 1
}

/** The less the better; the upper border belongs to the middle. */
function below(value: number, [low, high]: readonly [number, number]): Score {
  return value > high ? 1 : value > low ? 2 : 3
}

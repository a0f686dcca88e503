/** What is needed of many amounts to compare their means. */

export interface Summary {
  /** Units, also those with nothing. */
  readonly units: number
  readonly sum: number
  readonly sumOfSquares: number
}

const PERCENTILE = 0.99

export function meanOf({ units, sum }: Summary): number {
  return units > 0 ? sum / units : 0
}

export function varianceOf({ units, sum, sumOfSquares }: Summary): number {
  if (units < 2) return 0
  return Math.max(0, (sumOfSquares - sum ** 2 / units) / (units - 1))
}

/** Of units that did, or did not. */
export function summariseYes(units: number, yes: number): Summary {
  return { units, sum: yes, sumOfSquares: yes }
}

/**
 * The limit for all arms together: one bulk order decides no experiment. The 99th percentile of those who bought; of all
 * exposed, where three in a hundred buy, it would cut a third of the orders.
 */
export function findLimit(amounts: readonly number[]): number {
  const sorted = amounts.filter((amount) => amount > 0).sort((one, other) => one - other)
  return sorted[Math.ceil(PERCENTILE * sorted.length) - 1] ?? Infinity
}

/** `amounts` of those who bought; the rest of `units` count as nothing. */
export function winsorise(amounts: readonly number[], units: number, limit: number): Summary {
  const cut = amounts.map((amount) => Math.min(amount, limit))
  return {
    units,
    sum: cut.reduce((sum, amount) => sum + amount, 0),
    sumOfSquares: cut.reduce((sum, amount) => sum + amount ** 2, 0),
  }
}

/** Figures of small samples with the interval that holds the true value 19 times of 20. */
import type { Estimate } from '../../../../widgets/feedback/contract.ts'
import { studentT } from './student-t.ts'

/** Of the normal distribution, for 95 %. */
const Z = 1.959964

/**
 * Of `successes` among `n`, 0 to 1, by Wilson’s score interval. It holds for few and for shares near 0 and 1, where the usual one does not.
 * Source: Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. JASA 22, 209–212.
 */
export function shareOf(successes: number, n: number): Estimate | undefined {
  if (n === 0) return undefined
  const value = successes / n
  const spread = Z ** 2 / n
  const centre = (value + spread / 2) / (1 + spread)
  const reach = (Z / (1 + spread)) * Math.sqrt((value * (1 - value) + spread / 4) / n)
  return { value, ...within([centre - reach, centre + reach], [0, 1]), n }
}

/**
 * Net Promoter Score, −100 to 100, by the adjusted Wald interval: three respondents are added before, ¾ promoters, 1½ passives and ¾ detractors.
 * Source: Rocks, B. (2016): Interval estimation for the “Net Promoter Score”. The American Statistician 70 (4), 365–372.
 */
export function npsOf(scores: readonly number[]): Estimate | undefined {
  const n = scores.length
  if (n === 0) return undefined
  const promoters = scores.filter((score) => score >= 9).length
  const detractors = scores.filter((score) => score <= 6).length
  const added = n + 3
  const share = [(promoters + 0.75) / added, (detractors + 0.75) / added] as const
  const centre = share[0] - share[1]
  const reach = Z * Math.sqrt((share[0] + share[1] - centre ** 2) / added)
  const ends = [100 * (centre - reach), 100 * (centre + reach)] as const
  return { value: (100 * (promoters - detractors)) / n, ...within(ends, [-100, 100]), n }
}

/**
 * Mean of scores, by Student’s t. Of a single answer nothing is known but its scale. Where all are the same, t would be sure of it: then the interval
 * goes as far as a mean could lie if as many as Wilson allows had given the farthest score instead.
 */
export function meanOf(
  scores: readonly number[],
  scale: readonly [lowest: number, highest: number],
): Estimate | undefined {
  const n = scores.length
  if (n === 0) return undefined
  const value = scores.reduce((sum, score) => sum + score, 0) / n
  if (n === 1) return { value, low: scale[0], high: scale[1], n }
  const variance = scores.reduce((sum, score) => sum + (score - value) ** 2, 0) / (n - 1)
  const others = variance === 0 ? (shareOf(0, n)?.high ?? 1) : 0
  const reach = studentT(n - 1) * Math.sqrt(variance / n)
  const ends = [
    value - reach - others * (value - scale[0]),
    value + reach + others * (scale[1] - value),
  ] as const
  return { value, ...within(ends, scale), n }
}

function within(
  [low, high]: readonly [number, number],
  [lowest, highest]: readonly [number, number],
): { low: number; high: number } {
  return { low: Math.max(low, lowest), high: Math.min(high, highest) }
}

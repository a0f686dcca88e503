/** Whether the arms have as many units as they should: where not, some were lost, and no comparison can be believed. */
import { chiSquare, chiSquareP } from './chi-square.ts'

export interface Counted {
  /** Any numbers; their shares count. */
  readonly weight: number
  readonly units: number
}

/** So rare by chance that something is broken. */
const ALARM = 0.001
/** Below it the statistic is no chi-square. */
const LEAST_EXPECTED = 8

export interface RatioCheck {
  /** `undefined` while there are too few to tell. */
  readonly p: number | undefined
  readonly isMismatch: boolean
}

/** Sample ratio mismatch. */
export function checkRatio(arms: readonly Counted[]): RatioCheck {
  const taking = arms.filter(({ weight }) => weight > 0)
  const units = taking.reduce((sum, arm) => sum + arm.units, 0)
  const weight = taking.reduce((sum, arm) => sum + arm.weight, 0)
  const expected = taking.map((arm) => (units * arm.weight) / weight)
  if (taking.length < 2 || Math.min(...expected) < LEAST_EXPECTED)
    return { p: undefined, isMismatch: false }
  const observed = taking.map((arm) => arm.units)
  const p = chiSquareP(chiSquare(observed, expected), taking.length - 1)
  return { p, isMismatch: p < ALARM }
}

/** Whether a share of each, such as what was drawn of what was exposed, is the same in all arms. */
export function checkShares(
  arms: readonly { readonly units: number; readonly having: number }[],
): RatioCheck {
  const units = arms.reduce((sum, arm) => sum + arm.units, 0)
  const having = arms.reduce((sum, arm) => sum + arm.having, 0)
  const share = having / units
  const cells = arms.flatMap((arm) => [arm.having, arm.units - arm.having])
  const expected = arms.flatMap((arm) => [arm.units * share, arm.units * (1 - share)])
  if (arms.length < 2 || !(Math.min(...expected) >= LEAST_EXPECTED))
    return { p: undefined, isMismatch: false }
  const p = chiSquareP(chiSquare(cells, expected), arms.length - 1)
  return { p, isMismatch: p < ALARM }
}

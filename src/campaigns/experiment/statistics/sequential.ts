/** Compares two arms in a way that may be looked at every day: a mixture sequential probability ratio test. */
import { meanOf, type Summary, varianceOf } from './summary.ts'

export interface Comparison {
  /** Of the means, arm less control. */
  readonly difference: number
  /** Valid whenever, and however often, it is looked at. */
  readonly interval: readonly [low: number, high: number]
  /** The same as a share of the control's mean: between −2 % and +9 %. `undefined` while the control has nothing. */
  readonly lift: readonly [low: number, high: number] | undefined
  readonly p: number
}

/** The effect the test is sharpest for, as a share of the mean; a wrong guess costs days, never validity. */
const EXPECTED_LIFT = 0.2
const UNDECIDED: readonly [number, number] = [-Infinity, Infinity]

/** `alpha`: how often an interval may ever miss the truth. */
export function compare(control: Summary, arm: Summary, alpha: number): Comparison {
  const difference = meanOf(arm) - meanOf(control)
  const variance = varianceOf(arm) / arm.units + varianceOf(control) / control.units
  const prior = priorVariance(control, arm)
  if (!(variance > 0 && prior > 0))
    return { difference, interval: UNDECIDED, lift: undefined, p: 1 }
  const total = variance + prior
  const logRatio =
    Math.log(variance / total) / 2 + (prior * difference ** 2) / (2 * variance * total)
  const half = Math.sqrt(
    ((2 * variance * total) / prior) * (Math.log(total / variance) / 2 - Math.log(alpha)),
  )
  const interval = [difference - half, difference + half] as const
  const base = meanOf(control)
  return {
    difference,
    interval,
    lift: base > 0 ? [interval[0] / base, interval[1] / base] : undefined,
    p: Math.min(1, Math.exp(-logRatio)),
  }
}

/** Of the effects that may be expected, around none. */
function priorVariance(control: Summary, arm: Summary): number {
  const mean = (control.sum + arm.sum) / (control.units + arm.units)
  return (EXPECTED_LIFT * mean) ** 2
}

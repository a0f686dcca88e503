/** Where the points of a chart lie: weeks from left to right, by the calendar, so that a week without an answer leaves a gap. */
import type { StepResult } from '../../../widgets/feedback/contract.ts'

/** Units of the drawing; it is as wide as its place. */
export const WIDTH = 600
export const HEIGHT = 160
/** So that no point is cut off at an edge. */
const MARGIN = 8

interface Point {
  readonly x: number
  readonly y: number
  /** Ends of the range. */
  readonly low: number
  readonly high: number
}

export interface Drawing {
  readonly points: readonly Point[]
  /** Through all of them, as `points` of a polyline. */
  readonly line: string
  /** Where the middle of the scale lies. */
  readonly middle: number
}

export function drawWeeks(
  weeks: NonNullable<StepResult['overTime']>,
  [lowest, highest]: readonly [number, number],
): Drawing {
  const days = weeks.map(({ week }) => Date.parse(`${week}T00:00:00Z`))
  const first = days[0] ?? 0
  const span = Math.max(1, (days.at(-1) ?? 0) - first)
  const yOf = (value: number): number => {
    const share = (Math.min(Math.max(value, lowest), highest) - lowest) / (highest - lowest)
    return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN))
  }
  const points = weeks.map(({ value, low, high }, index) => ({
    x: round(MARGIN + (((days[index] ?? 0) - first) / span) * (WIDTH - 2 * MARGIN)),
    y: yOf(value),
    low: yOf(low),
    high: yOf(high),
  }))
  return {
    points,
    line: points.map(({ x, y }) => `${x},${y}`).join(' '),
    middle: yOf((lowest + highest) / 2),
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

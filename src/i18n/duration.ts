/** A length of time in the units that people say it in. */

export type DurationUnit = 'day' | 'hour' | 'minute' | 'second'

const UNITS: readonly (readonly [unit: DurationUnit, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]
/** `2 days, 3 hours`: nobody wants the minutes then. */
const MAX_UNITS = 2

/** Rounded down, so that what is left is never said to be more than it is. */
export function splitDuration(ms: number): [unit: DurationUnit, value: number][] {
  const first = UNITS.findIndex(([, size]) => ms >= size)
  if (first < 0) return [['second', 0]]
  let rest = ms
  return UNITS.slice(first, first + MAX_UNITS)
    .map(([unit, size]): [DurationUnit, number] => {
      const value = Math.floor(rest / size)
      rest -= value * size
      return [unit, value]
    })
    .filter(([, value]) => value > 0)
}

/** Two arms that are the same, looked at every day: how often each way of looking finds a winner that is none. */
import { compare } from '../statistics/sequential.ts'
import { summariseYes } from '../statistics/summary.ts'
import { countYes, createRandom } from './random.fixture.ts'

export interface SameArms {
  readonly runs: number
  readonly days: number
  /** Per arm. */
  readonly unitsADay: number
  readonly rate: number
}

export interface FalseWinners {
  /** What we do: intervals that may be looked at daily. */
  readonly alwaysValid: number
  /** The usual test, looked at every day from the seventh on. */
  readonly daily: number
  /** The usual test, looked at once at the end. */
  readonly once: number
}

const ALPHA = 0.05
const Z = 1.959963985
const FIRST_LOOK = 7

/** Shares of the runs. */
export function findFalseWinners(setting: SameArms, seed: number): FalseWinners {
  const { runs } = setting
  const random = createRandom(seed)
  let [alwaysValid, daily, once] = [0, 0, 0]
  for (let run = 0; run < runs; run += 1) {
    const found = runOnce(setting, random)
    alwaysValid += Number(found.alwaysValid)
    daily += Number(found.daily)
    once += Number(found.once)
  }
  return { alwaysValid: alwaysValid / runs, daily: daily / runs, once: once / runs }
}

function runOnce({ days, unitsADay, rate }: SameArms, random: () => number) {
  const found = { alwaysValid: false, daily: false, once: false }
  let [one, other] = [0, 0]
  for (let day = 1; day <= days; day += 1) {
    one += countYes(random, unitsADay, rate)
    other += countYes(random, unitsADay, rate)
    const units = day * unitsADay
    // From the first day on: it is always valid, or it is not.
    if (compare(summariseYes(units, one), summariseYes(units, other), ALPHA).p <= ALPHA)
      found.alwaysValid = true
    const isPast = isBeyond(one, other, units)
    if (isPast && day >= FIRST_LOOK) found.daily = true
    if (day === days) found.once = isPast
  }
  return found
}

function isBeyond(one: number, other: number, units: number): boolean {
  const rate = (one + other) / (2 * units)
  return Math.abs(one - other) / units > Z * Math.sqrt((2 * rate * (1 - rate)) / units)
}

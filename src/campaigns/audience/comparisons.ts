/** Makes of an operator and its value a test of a fact. The value is read once, the facts many times. */
import type { ConditionValue, Operator, Span } from '../../contract/campaign/condition.ts'
import type { Money } from '../../contract/scalars.ts'
import { DAY, HOUR, MINUTE } from '../../core/clock.ts'
import type { Fact } from './facts.ts'
import { not, type Truth } from './truth.ts'
import { createWildcard } from './wildcard.ts'

/** `undefined` where the two cannot be compared. */
export type Test = (fact: NonNullable<Fact>, now: number) => Truth

type Value = ConditionValue | undefined
type MakeTest = (value: Value) => Test

const UNITS = { minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY }
const UNKNOWN: Test = () => undefined

export function spanMs({ n, unit }: Span): number {
  return n * UNITS[unit]
}

/** `exists` is not here: it asks whether there is anything to compare. */
export const TESTS: Readonly<Record<Exclude<Operator, 'exists'>, MakeTest>> = {
  eq: equals,
  neq: opposite(equals),
  in: isIn,
  notIn: opposite(isIn),
  gt: ofAmount((difference) => difference > 0),
  gte: ofAmount((difference) => difference >= 0),
  lt: ofAmount((difference) => difference < 0),
  lte: ofAmount((difference) => difference <= 0),
  between: isBetween,
  contains: ofText((wanted) => (text) => text.includes(wanted)),
  startsWith: ofText((wanted) => (text) => text.startsWith(wanted)),
  endsWith: ofText((wanted) => (text) => text.endsWith(wanted)),
  matches: ofText(createWildcard),
  isTrue: () => (fact) => (typeof fact === 'boolean' ? fact : undefined),
  before: ofTime((difference) => difference < 0),
  after: ofTime((difference) => difference > 0),
  withinLast: isWithinLast,
  notWithinLast: opposite(isWithinLast),
  hasAny: ofList((wanted, has) => wanted.some(has)),
  hasAll: ofList((wanted, has) => wanted.every(has)),
  hasNone: ofList((wanted, has) => !wanted.some(has)),
}

function opposite(make: MakeTest): MakeTest {
  return (value) => {
    const test = make(value)
    return (fact, now) => not(test(fact, now))
  }
}

function equals(value: Value): Test {
  if (typeof value === 'string') {
    const wanted = value.toLowerCase()
    return (fact) => (typeof fact === 'string' ? fact.toLowerCase() === wanted : undefined)
  }
  if (typeof value === 'object') return ofAmount((difference) => difference === 0)(value)
  return (fact) => (typeof fact === typeof value ? fact === value : undefined)
}

function isIn(value: Value): Test {
  if (!Array.isArray(value)) return UNKNOWN
  const tests = value.map((each) => equals(each))
  return (fact, now) => {
    let answer: Truth = false
    for (const test of tests) {
      const truth = test(fact, now)
      if (truth) return true
      if (truth === undefined) answer = undefined
    }
    return answer
  }
}

/** Money compares in the same currency alone: no rate is ever guessed. */
function ofAmount(holds: (difference: number) => boolean): MakeTest {
  return (value) => {
    if (typeof value === 'number')
      return (fact) => (typeof fact === 'number' ? holds(fact - value) : undefined)
    if (!isMoney(value)) return UNKNOWN
    const { minor, currency } = value
    return (fact) =>
      isMoney(fact) && fact.currency === currency ? holds(fact.minor - minor) : undefined
  }
}

/** Both ends belong to it. */
function isBetween(value: Value): Test {
  if (!Array.isArray(value) || value.length !== 2) return UNKNOWN
  const [reaches, keeps] = [TESTS.gte(value[0]), TESTS.lte(value[1])]
  return (fact, now) => {
    const [above, below] = [reaches(fact, now), keeps(fact, now)]
    return above === undefined || below === undefined ? undefined : above && below
  }
}

/** Case does not count. */
function ofText(make: (wanted: string) => (text: string) => boolean): MakeTest {
  return (value) => {
    if (typeof value !== 'string') return UNKNOWN
    const holds = make(value.toLowerCase())
    return (fact) => (typeof fact === 'string' ? holds(fact.toLowerCase()) : undefined)
  }
}

function ofTime(holds: (difference: number) => boolean): MakeTest {
  return (value) => {
    const wanted = timeOf(value)
    if (wanted === undefined) return UNKNOWN
    return (fact) => {
      const at = timeOf(fact)
      return at === undefined ? undefined : holds(at - wanted)
    }
  }
}

function isWithinLast(value: Value): Test {
  if (!isSpan(value)) return UNKNOWN
  const span = spanMs(value)
  return (fact, now) => {
    const at = timeOf(fact)
    return at === undefined ? undefined : at <= now && now - at <= span
  }
}

function ofList(
  holds: (wanted: readonly string[], has: (one: string) => boolean) => boolean,
): MakeTest {
  return (value) => {
    if (!Array.isArray(value)) return UNKNOWN
    const wanted = value.map((each) => String(each).toLowerCase())
    return (fact) => {
      if (!Array.isArray(fact)) return undefined
      const found = fact.map((each) => String(each).toLowerCase())
      return holds(wanted, (one) => found.includes(one))
    }
  }
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value
}

function isSpan(value: Value): value is Span {
  return typeof value === 'object' && 'unit' in value && Object.hasOwn(UNITS, value.unit)
}

/** Only what says its zone: a date alone would be another moment in every time zone. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  const isInstant =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)
  const at = isInstant ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

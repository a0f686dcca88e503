/** One function for each operator of a condition: `undefined` where the two cannot be compared. */
import type { ConditionValue, Operator, Span } from '../../contract/campaign/condition.ts'
import type { Money } from '../../contract/scalars.ts'
import { DAY, HOUR, MINUTE } from '../../core/clock.ts'
import type { Fact } from './facts.ts'
import { any, not, type Truth } from './truth.ts'
import { matchesWildcard } from './wildcard.ts'

type Value = ConditionValue | undefined
type Compare = (fact: NonNullable<Fact>, value: Value, now: number) => Truth

const UNITS = { minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY }

export function spanMs({ n, unit }: Span): number {
  return n * UNITS[unit]
}

const eq: Compare = (fact, value) => isEqual(fact, value)
const isIn: Compare = (fact, value) => {
  if (!Array.isArray(value) || Array.isArray(fact)) return undefined
  return any<Value>(value, (each) => isEqual(fact, each))
}
const withinLast: Compare = (fact, value, now) => {
  const at = timeOf(fact)
  if (at === undefined || !isSpan(value)) return undefined
  return at <= now && now - at <= spanMs(value)
}
const hasAny: Compare = (fact, value) =>
  compareLists(fact, value, (found, wanted) => wanted.some((each) => found.has(each)))

/** `exists` is not here: it asks whether there is anything to compare. */
export const OPERATORS: Readonly<Record<Exclude<Operator, 'exists'>, Compare>> = {
  eq,
  neq: (...compared) => not(eq(...compared)),
  in: isIn,
  notIn: (...compared) => not(isIn(...compared)),
  gt: (fact, value) => compareAmounts(fact, value, (difference) => difference > 0),
  gte: (fact, value) => compareAmounts(fact, value, (difference) => difference >= 0),
  lt: (fact, value) => compareAmounts(fact, value, (difference) => difference < 0),
  lte: (fact, value) => compareAmounts(fact, value, (difference) => difference <= 0),
  between: isBetween,
  contains: (fact, value) => compareTexts(fact, value, (text, part) => text.includes(part)),
  startsWith: (fact, value) => compareTexts(fact, value, (text, part) => text.startsWith(part)),
  endsWith: (fact, value) => compareTexts(fact, value, (text, part) => text.endsWith(part)),
  matches: (fact, value) => compareTexts(fact, value, matchesWildcard),
  isTrue: (fact) => (typeof fact === 'boolean' ? fact : undefined),
  before: (fact, value) => compareTimes(fact, value, (difference) => difference < 0),
  after: (fact, value) => compareTimes(fact, value, (difference) => difference > 0),
  withinLast,
  notWithinLast: (...compared) => not(withinLast(...compared)),
  hasAny,
  hasAll: (fact, value) =>
    compareLists(fact, value, (found, wanted) => wanted.every((each) => found.has(each))),
  hasNone: (...compared) => not(hasAny(...compared)),
}

function isEqual(fact: Fact, value: Value): Truth {
  if (typeof fact === 'string' && typeof value === 'string')
    return fact.toLowerCase() === value.toLowerCase()
  if (isMoney(fact)) return compareAmounts(fact, value, (difference) => difference === 0)
  const isSameKind = typeof fact === typeof value && typeof fact !== 'object'
  return isSameKind ? fact === value : undefined
}

function isBetween(fact: Fact, value: Value): Truth {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [least, most] = value
  const above = compareAmounts(fact, least, (difference) => difference >= 0)
  const below = compareAmounts(fact, most, (difference) => difference <= 0)
  return above === undefined || below === undefined ? undefined : above && below
}

/** Money compares in the same currency alone: no rate is ever guessed. */
function compareAmounts(fact: Fact, value: Value, test: (difference: number) => boolean): Truth {
  if (typeof fact === 'number' && typeof value === 'number') return test(fact - value)
  const isComparable = isMoney(fact) && isMoney(value) && fact.currency === value.currency
  return isComparable ? test(fact.minor - value.minor) : undefined
}

function compareTexts(
  fact: Fact,
  value: Value,
  test: (text: string, value: string) => boolean,
): Truth {
  if (typeof fact !== 'string' || typeof value !== 'string') return undefined
  return test(fact.toLowerCase(), value.toLowerCase())
}

function compareTimes(fact: Fact, value: Value, test: (difference: number) => boolean): Truth {
  const [at, other] = [timeOf(fact), timeOf(value)]
  return at === undefined || other === undefined ? undefined : test(at - other)
}

function compareLists(
  fact: Fact,
  value: Value,
  test: (found: ReadonlySet<string>, wanted: readonly string[]) => boolean,
): Truth {
  if (!Array.isArray(fact) || !Array.isArray(value)) return undefined
  const lower = (list: readonly unknown[]) => list.map((each) => String(each).toLowerCase())
  return test(new Set(lower(fact)), lower(value))
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value
}

function isSpan(value: Value): value is Span {
  return typeof value === 'object' && 'unit' in value && value.unit in UNITS
}

/** Only what says its zone: a date alone would be another moment in every time zone. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  const isInstant =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)
  const at = isInstant ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

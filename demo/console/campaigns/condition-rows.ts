/** An audience as rows, where it is simple enough: a list of comparisons that all, or any, have to hold. */
import {
  type Condition,
  type ConditionValue,
  type FieldCondition,
  type Operator,
  TimeUnit,
} from '../../../src/contract/campaign/condition.ts'
import type { FieldKind } from '../../../src/contract/campaign/field.ts'
import { readMinor, writeMinor } from '../referrals/minor.ts'

export type Row = FieldCondition | { readonly segment: string }

export interface Rows {
  readonly join: 'all' | 'any'
  readonly rows: readonly Row[]
}

/** `undefined` for a tree that rows cannot say; everybody is no rows. */
export function toRows(condition: Condition | undefined): Rows | undefined {
  if (condition === undefined) return { join: 'all', rows: [] }
  if (isRow(condition)) return { join: 'all', rows: [condition] }
  if ('all' in condition && condition.all.every(isRow)) return { join: 'all', rows: condition.all }
  if ('any' in condition && condition.any.every(isRow)) return { join: 'any', rows: condition.any }
  return undefined
}

export function fromRows({ join, rows }: Rows): Condition | undefined {
  if (rows.length === 0) return undefined
  return join === 'all' ? { all: [...rows] } : { any: [...rows] }
}

function isRow(condition: Condition): condition is Row {
  return 'field' in condition || 'segment' in condition
}

/** One text for whatever it is compared with: `product, cart`, `20.00 EUR`, `30 day`. */
export function writeValue(value: ConditionValue | undefined): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((each) => writeValue(each)).join(', ')
  if (typeof value !== 'object') return String(value)
  if ('minor' in value) return `${writeMinor(value.minor, value.currency)} ${value.currency}`
  return 'unit' in value ? `${value.n} ${value.unit}` : ''
}

const MANY: readonly Operator[] = ['in', 'notIn', 'between', 'hasAny', 'hasAll', 'hasNone']

/** What cannot be read stays a text, and is said to be wrong by the check. */
export function readValue(
  text: string,
  { kind, op }: { readonly kind: FieldKind; readonly op: Operator },
): ConditionValue | undefined {
  if (op === 'exists' || op === 'isTrue') return undefined
  if (!MANY.includes(op)) return readOne(text, kind, op)
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const values = parts.map((part) => readOne(part, kind, op))
  // Safe: one field has one kind, so all entries are of the same; a mixture is refused by the check.
  return values as ConditionValue
}

function readOne(text: string, kind: FieldKind, op: Operator): ConditionValue {
  const trimmed = text.trim()
  if (op === 'withinLast' || op === 'notWithinLast') return readSpan(trimmed) ?? trimmed
  if (kind === 'money') return readMoney(trimmed) ?? trimmed
  if (kind === 'flag') return trimmed === 'true'
  const number = Number(trimmed)
  if (kind === 'number' && trimmed !== '' && Number.isFinite(number)) return number
  return trimmed
}

function readSpan(text: string): ConditionValue | undefined {
  const [, n, word = ''] = /^(\d{1,4})\s*([a-z]+)$/.exec(text) ?? []
  const unit = TimeUnit.options.find((known) => known === word.replace(/s$/, ''))
  return n && unit ? { n: Number(n), unit } : undefined
}

function readMoney(text: string): ConditionValue | undefined {
  const [, amount = '', currency = ''] = /^([\d.,]+)\s*([A-Za-z]{3})$/.exec(text) ?? []
  const minor = currency ? readMinor(amount, currency.toUpperCase()) : undefined
  return minor === undefined ? undefined : { minor, currency: currency.toUpperCase() }
}

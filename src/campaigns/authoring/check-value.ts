/** Checks what a field is compared with, and says what it would have to be. */
import type { ConditionValue, Operator } from '../../contract/campaign/condition.ts'
import type { FieldKind } from '../../contract/campaign/field.ts'
import { Instant, Money } from '../../contract/scalars.ts'
import { Span } from '../../contract/campaign/condition.ts'

type Value = ConditionValue | undefined

const VALUELESS: readonly Operator[] = ['exists', 'isTrue']

/** What is wrong with it, or nothing. */
export function checkValue(kind: FieldKind, op: Operator, value: Value): string | undefined {
  if (VALUELESS.includes(op))
    return value === undefined ? undefined : `“${op}” compares with nothing: leave the value out.`
  if (value === undefined) return 'Needs a value to compare with.'
  switch (op) {
    case 'in':
    case 'notIn':
    case 'hasAny':
    case 'hasAll':
    case 'hasNone':
      return checkSome(kind, value)
    case 'between':
      return checkBetween(kind, value)
    case 'before':
    case 'after':
      return isA(Instant, value) ? undefined : 'Needs a moment such as 2026-11-27T00:00:00Z.'
    case 'withinLast':
    case 'notWithinLast':
      return isA(Span, value) ? undefined : 'Needs a span such as { n: 7, unit: "day" }.'
    default:
      return checkOne(kind, value)
  }
}

function checkSome(kind: FieldKind, value: Value): string | undefined {
  const type = kind === 'number' ? 'number' : 'string'
  const isList =
    Array.isArray(value) && (kind === 'any' || value.every((one) => typeof one === type))
  if (!isList) return `Needs a list of ${kind === 'number' ? 'numbers' : 'texts'}.`
  return value.length === 0
    ? 'Needs at least one entry: of none, nothing is ever found.'
    : undefined
}

function checkBetween(kind: FieldKind, value: Value): string | undefined {
  const [low, high] = Array.isArray(value) ? value : []
  if (!Array.isArray(value) || value.length !== 2) return 'Needs two values, the lower one first.'
  const wrong = checkOne(kind, low) ?? checkOne(kind, high)
  if (wrong) return wrong
  if (isA(Money, low) && isA(Money, high)) {
    if (low.currency !== high.currency) return 'Needs two amounts of the same currency.'
    return low.minor > high.minor ? REVERSED : undefined
  }
  return Number(low) > Number(high) ? REVERSED : undefined
}

const REVERSED = 'Is never true: the lower one has to come first.'

function checkOne(kind: FieldKind, value: Value): string | undefined {
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? undefined : 'Needs a number.'
    case 'money':
      return isA(Money, value)
        ? undefined
        : 'Needs an amount in minor units with its currency: { minor: 4990, currency: "EUR" }.'
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'Needs true or false.'
    case 'text':
      return typeof value === 'string' ? undefined : 'Needs a text.'
    default:
      return undefined
  }
}

function isA<T>(
  schema: { safeParse(value: unknown): { readonly success: boolean; readonly data?: T } },
  value: unknown,
): value is T {
  return schema.safeParse(value).success
}

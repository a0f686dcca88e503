/** Prepares one leaf of a condition, so that judging it reads a fact and makes one comparison. */
import type { EventCondition, FieldCondition, Segment } from '../../contract/campaign/condition.ts'
import { type Fact, type Facts, type Known, readerOf } from './facts.ts'
import { spanMs, type Test, TESTS } from './comparisons.ts'
import type { Truth } from './truth.ts'

export interface Scope extends Known {
  readonly now: number
  readonly segments?: Readonly<Record<string, Segment>>
  /** Without a span, in this visit; `undefined` where events may not be counted. */
  countEvents?(name: string, withinMs: number | undefined): number | undefined
}

export interface PreparedLeaf {
  readonly source: FieldCondition | EventCondition
  /** `undefined` for unknown; of a field of the cart’s lines, in the line that is looked at. */
  find(scope: Scope, line: Facts | undefined): Fact | undefined
  answer(found: Fact | undefined, now: number): Truth
}

export function prepareLeaf(source: FieldCondition | EventCondition): PreparedLeaf {
  if ('event' in source) {
    const { event, within, op, count } = source
    const withinMs = within && spanMs(within)
    const find = (scope: Scope) => scope.countEvents?.(event, withinMs)
    return { source, find, answer: ifKnown(TESTS[op](count)) }
  }
  const { field, op, value } = source
  const find = readerOf(field)
  if (op === 'exists')
    return { source, find, answer: (found) => (found === undefined ? undefined : found !== null) }
  // An operator of a newer backend is unknown here.
  const test = Object.hasOwn(TESTS, op) ? TESTS[op](value) : () => undefined
  return { source, find, answer: ifKnown(test) }
}

/** What is not there is neither equal nor different: “not in Romania” is not true of nowhere. */
function ifKnown(test: Test): PreparedLeaf['answer'] {
  return (found, now) => (found === undefined || found === null ? undefined : test(found, now))
}

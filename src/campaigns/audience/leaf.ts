/** Judges one leaf of a condition. */
import type { EventCondition, FieldCondition, Segment } from '../../contract/campaign/condition.ts'
import { type Fact, type Facts, type Known, readFact } from './facts.ts'
import { OPERATORS, spanMs } from './operators.ts'
import type { Truth } from './truth.ts'

export interface Scope extends Known {
  readonly now: number
  readonly segments?: Readonly<Record<string, Segment>>
  /** Without a span, in this visit; `undefined` where events may not be counted. */
  countEvents?(name: string, withinMs: number | undefined): number | undefined
}

export type Leaf = FieldCondition | EventCondition

export interface Finding {
  /** What the leaf was compared with; `null` known to be absent, `undefined` unknown. */
  readonly found: Fact | undefined
  readonly answer: Truth
}

/** `line`: the line of the cart that is looked at. */
export function judgeLeaf(leaf: Leaf, scope: Scope, line: Facts | undefined): Finding {
  if ('event' in leaf) {
    const found = scope.countEvents?.(leaf.event, leaf.within && spanMs(leaf.within))
    const answer =
      found === undefined ? undefined : OPERATORS[leaf.op](found, leaf.count, scope.now)
    return { found, answer }
  }
  const isOfLine = leaf.field.startsWith('line.')
  const found = isOfLine ? line?.[leaf.field] : readFact(scope, leaf.field)
  return { found, answer: compare(leaf, found, scope.now) }
}

function compare({ op, value }: FieldCondition, found: Fact | undefined, now: number): Truth {
  if (found === undefined) return undefined
  if (op === 'exists') return found !== null
  // What is not there is neither equal nor different: “not in Romania” is not true of nowhere.
  if (found === null) return undefined
  // An operator of a newer backend.
  return Object.hasOwn(OPERATORS, op) ? OPERATORS[op](found, value, now) : undefined
}

/** Makes of a condition, as it comes over the wire, nodes of one shape, once; browsers walk them several times as fast. */
import type {
  Condition,
  EventCondition,
  FieldCondition,
} from '../../contract/campaign/condition.ts'
import { type PreparedLeaf, prepareLeaf } from './leaf.ts'
import { MAX_DEPTH, MAX_LEAVES, partsOf } from './limits.ts'

export type Kind = 'all' | 'any' | 'not' | 'line' | 'segment' | 'leaf' | 'unknown'

export interface Node {
  readonly kind: Kind
  /** Of a group. */
  readonly parts: readonly Node[]
  /** Of a leaf, as it came. */
  readonly source: FieldCondition | EventCondition | undefined
  /** Made when it is asked for the first time: most campaigns are decided by a leaf or two. */
  prepared: PreparedLeaf | undefined
  /** Of a segment. */
  readonly segment: string
  /** 1 for the root of its tree. */
  readonly depth: number
}

interface Size {
  leaves: number
  isTooLarge: boolean
}

const NONE: readonly Node[] = []
const nodes = new WeakMap<Condition, Node>()

/** Beyond its limits a tree is unknown as a whole: a backend gone wrong costs a campaign, not the page. */
export function prepare(condition: Condition): Node {
  const known = nodes.get(condition)
  if (known) return known
  const size: Size = { leaves: 0, isTooLarge: false }
  const whole = prepareNode(condition, 1, size)
  const node = size.isTooLarge ? nodeOf('unknown', 1) : whole
  nodes.set(condition, node)
  return node
}

export function leafOf(node: Node): PreparedLeaf | undefined {
  return (node.prepared ??= node.source && prepareLeaf(node.source))
}

function prepareNode(condition: Condition, depth: number, size: Size): Node {
  if (depth > MAX_DEPTH || size.leaves > MAX_LEAVES) {
    size.isTooLarge = true
    return nodeOf('unknown', depth)
  }
  const parts = partsOf(condition)
  if (parts) {
    const below = parts.map((part) => prepareNode(part, depth + 1, size))
    return nodeOf(kindOf(condition), depth, below)
  }
  size.leaves += 1
  size.isTooLarge ||= size.leaves > MAX_LEAVES
  if ('segment' in condition) return { ...nodeOf('segment', depth), segment: condition.segment }
  if ('field' in condition || 'event' in condition) return leafNode(condition, depth)
  // A kind of a newer backend: unknown, so that nothing is shown that should not be.
  return nodeOf('unknown', depth)
}

function kindOf(condition: Condition): Kind {
  if ('all' in condition) return 'all'
  if ('any' in condition) return 'any'
  return 'not' in condition ? 'not' : 'line'
}

function nodeOf(kind: Kind, depth: number, parts: readonly Node[] = NONE): Node {
  return { kind, parts, source: undefined, prepared: undefined, segment: '', depth }
}

function leafNode(source: FieldCondition | EventCondition, depth: number): Node {
  return { kind: 'leaf', parts: NONE, source, prepared: undefined, segment: '', depth }
}

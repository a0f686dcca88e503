/** Makes of a condition, as it comes over the wire, nodes of one shape, which browsers walk several times as fast. */
import type { Condition } from '../../contract/campaign/condition.ts'
import { type PreparedLeaf, prepareLeaf } from './leaf.ts'
import { isTooLarge, partsOf } from './limits.ts'

export type Kind = 'all' | 'any' | 'not' | 'line' | 'segment' | 'leaf' | 'unknown'

/** Most campaigns are decided by a leaf or two, so what is below is made when it is asked for the first time. */
export interface Node {
  readonly kind: Kind
  readonly source: Condition
  /** 1 for the root of its tree. */
  readonly depth: number
  parts: readonly Node[] | undefined
  leaf: PreparedLeaf | undefined
}

const roots = new WeakMap<Condition, Node>()

/** Beyond its limits a tree is unknown as a whole: a backend gone wrong costs a campaign, not the page. */
export function prepare(condition: Condition): Node {
  const known = roots.get(condition)
  if (known) return known
  const root = nodeOf(condition, 1, isTooLarge(condition) ? 'unknown' : kindOf(condition))
  roots.set(condition, root)
  return root
}

export function nodesBelow(node: Node): readonly Node[] {
  return (node.parts ??= (partsOf(node.source) ?? []).map((part) =>
    nodeOf(part, node.depth + 1, kindOf(part)),
  ))
}

export function leafOf(node: Node): PreparedLeaf | undefined {
  const { source } = node
  if (!node.leaf && ('field' in source || 'event' in source)) node.leaf = prepareLeaf(source)
  return node.leaf
}

/** A kind of a newer backend is unknown, so that nothing is shown that should not be. */
function kindOf(condition: Condition): Kind {
  if ('field' in condition || 'event' in condition) return 'leaf'
  if ('all' in condition) return 'all'
  if ('any' in condition) return 'any'
  if ('not' in condition) return 'not'
  if ('line' in condition) return 'line'
  return 'segment' in condition ? 'segment' : 'unknown'
}

function nodeOf(source: Condition, depth: number, kind: Kind): Node {
  return { kind, source, depth, parts: undefined, leaf: undefined }
}

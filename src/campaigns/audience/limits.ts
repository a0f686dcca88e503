/** How large a tree of conditions may be, so that judging it costs a shopper's page nothing they would notice. */
import type { Condition } from '../../contract/campaign/condition.ts'

/** As on the wire, said again: reading them there would load the schema library. */
export const MAX_DEPTH = 8
export const MAX_LEAVES = 200

/** Goes no deeper than is allowed, so that a tree that is far too deep does not break the one who measures it. */
export function isTooLarge(condition: Condition): boolean {
  return countLeaves(condition, 1) > MAX_LEAVES
}

function countLeaves(condition: Condition, depth: number): number {
  if (depth > MAX_DEPTH) return Infinity
  const parts = partsOf(condition)
  if (!parts) return 1
  let leaves = 0
  for (const part of parts) {
    leaves += countLeaves(part, depth + 1)
    if (leaves > MAX_LEAVES) break
  }
  return leaves
}

/** `undefined` of a leaf. */
export function partsOf(condition: Condition): readonly Condition[] | undefined {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('not' in condition) return [condition.not]
  return 'line' in condition ? [condition.line] : undefined
}

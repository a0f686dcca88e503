/** How large a tree of conditions may be, so that judging it costs a shopper's page nothing they would notice. */
import type { Condition } from '../../contract/campaign/condition.ts'

/** As on the wire, said again: reading them there would load the schema library. */
export const MAX_DEPTH = 8
export const MAX_LEAVES = 200

/** Without recursion: a tree that is far too deep must not break the one who measures it. */
export function isTooLarge(condition: Condition): boolean {
  let leaves = 0
  let depth = 0
  let level: readonly Condition[] = [condition]
  while (level.length > 0 && leaves <= MAX_LEAVES) {
    depth += 1
    leaves += level.filter((each) => partsOf(each) === undefined).length
    level = level.flatMap((each) => partsOf(each) ?? [])
  }
  return leaves > MAX_LEAVES || depth > MAX_DEPTH
}

/** `undefined` of a leaf. */
export function partsOf(condition: Condition): readonly Condition[] | undefined {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('not' in condition) return [condition.not]
  return 'line' in condition ? [condition.line] : undefined
}

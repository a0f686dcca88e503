/** The fields a tree of conditions asks about, each once. */
import type { Condition } from '../../contract/campaign/condition.ts'
import { partsOf } from '../audience/limits.ts'

export function fieldsIn(condition: Condition): readonly string[] {
  if ('field' in condition) return [condition.field]
  return [...new Set((partsOf(condition) ?? []).flatMap(fieldsIn))]
}

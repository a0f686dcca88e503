/** Whether a shopper was chosen by what they did before, and has to be told so. */
import type { Condition, Segment } from '../../contract/campaign/condition.ts'
import { partsOf } from './limits.ts'

/** Segments may not stand in segments, so this comes to an end; one that does is looked into once. */
export function asksAboutCustomer(
  audience: Condition | undefined,
  segments: Readonly<Record<string, Segment>>,
): boolean {
  if (!audience) return false
  if ('field' in audience) return audience.field.startsWith('customer.')
  if ('segment' in audience) return asksAboutCustomer(segments[audience.segment]?.condition, {})
  return (partsOf(audience) ?? []).some((part) => asksAboutCustomer(part, segments))
}

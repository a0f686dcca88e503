/** The events that campaigns count: of no others is anything kept. */
import { partsOf } from '../campaigns/audience/limits.ts'
import type { Condition } from '../contract/campaign/condition.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'

export function askedEvents({ items, segments }: CampaignSet): ReadonlySet<string> {
  const conditions = [
    ...items.flatMap(({ audience }) => audience ?? []),
    ...Object.values(segments).map(({ condition }) => condition),
  ]
  return new Set(conditions.flatMap((condition) => eventsIn(condition)))
}

function eventsIn(condition: Condition): readonly string[] {
  if ('event' in condition) return [condition.event]
  return (partsOf(condition) ?? []).flatMap(eventsIn)
}

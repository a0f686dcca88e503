/** Judges one event of a batch by itself: kept as parsed, or refused with a reason that names the field. */
import {
  EventRecord,
  MAX_EVENT_BYTES,
  ShopEventProps,
  type EventBatch,
} from '../../../src/contract/event.ts'
import type { Schema } from '../../../src/contract/endpoint.ts'
import { EVENTS } from '../contracts.ts'
import { toInstant } from '../http/instant.ts'
import { findUnstorable } from '../http/storable.ts'

export type Judgement =
  | { readonly event: EventRecord }
  /** Without an id there is nothing to answer about. */
  | { readonly id: string | undefined; readonly reason: string }

const LONGEST_ID = 128

export function judge(value: unknown, granted: EventBatch['granted']): Judgement {
  const id = idOf(value)
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_EVENT_BYTES)
    return { id, reason: `too_large: more than ${MAX_EVENT_BYTES} bytes` }
  const record = EventRecord.safeParse(value)
  if (!record.success) return { id, reason: firstIssue(record.error) }
  const event = record.data
  const reason = refusal(event, granted)
  if (reason) return { id, reason }
  const props = schemaFor(event.name)?.safeParse(event.props)
  if (!props) return { id, reason: `name: unknown event "${event.name}"` }
  if (!props.success) return { id, reason: firstIssue(props.error, 'props') }
  return { event: { ...event, props: { ...(props.data as EventRecord['props']) } } }
}

function refusal(event: EventRecord, granted: EventBatch['granted']): string | undefined {
  const purpose = Object.hasOwn(EVENTS, event.name) ? EVENTS[event.name]?.purpose : event.purpose
  if (purpose !== event.purpose) return `purpose: ${event.name} is for ${purpose}`
  // What the shopper asked for is never refused, least of all the record of their refusal.
  if (purpose !== 'functional' && !granted.includes(event.purpose))
    return `purpose: no consent to ${event.purpose}`
  if (!toInstant(event.at)) return 'at: no day between 1970 and 2199'
  const unstorable = findUnstorable(event)
  return unstorable && `${unstorable}: holds a character no database can keep`
}

function schemaFor(name: string): Schema | undefined {
  if (name.startsWith('shop.')) return ShopEventProps
  return Object.hasOwn(EVENTS, name) ? EVENTS[name]?.props : undefined
}

function firstIssue(
  error: {
    readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
  },
  prefix?: string,
): string {
  const [issue] = error.issues
  const path = [...(prefix ? [prefix] : []), ...(issue?.path ?? [])].map(String).join('.')
  return `${path}: ${issue?.message ?? 'invalid'}`
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' && value.id.length <= LONGEST_ID ? value.id : undefined
}

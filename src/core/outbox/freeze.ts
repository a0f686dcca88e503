/** Makes the event of a draft, once and for all: id, times and bytes never change again. */
import type { EventRecord, MAX_EVENT_BYTES as Limit } from '../../contract/event.ts'
import { RegularsError } from '../errors.ts'
import { bytesOf, type QueuedEvent } from './queued-event.ts'
import type { EventDraft } from './types.ts'

// The type holds it to the contract's own; importing the value would evaluate zod at start-up.
const MAX_EVENT_BYTES: typeof Limit = 32_768

export interface Stamp {
  readonly id: string
  readonly now: number
  readonly seq: number
  readonly tabId: string
}

/** Throws what is wrong with it. */
export function freeze(draft: EventDraft, { id, now, seq, tabId }: Stamp): QueuedEvent {
  const { critical = false, check = false, props, ...fields } = draft
  const json = toJson({
    ...fields,
    id,
    at: new Date(now).toISOString(),
    seq,
    tabId,
    props: { ...props },
  })
  const bytes = bytesOf(json ?? '')
  if (!json || bytes > MAX_EVENT_BYTES)
    throw new RegularsError(
      'event_invalid',
      draft.name,
      `${bytes} bytes of JSON, allowed are 1 to 32,768`,
    )
  return { id, purpose: draft.purpose, critical, check, bytes, json }
}

type Frozen = {
  readonly [F in keyof EventRecord]: EventRecord[F] | undefined
}

function toJson(event: Frozen): string | undefined {
  try {
    return JSON.stringify(event)
  } catch {
    return undefined // A circle, or a number too large for JSON.
  }
}

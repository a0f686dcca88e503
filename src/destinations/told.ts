/** An event as the queue of a destination keeps it: as it was accepted, with the page it happened in. */
import { sanitisePath } from '../core/touch.ts'
import { parseRecord } from '../core/outbox/as-record.ts'
import type { QueuedEvent } from '../core/outbox/index.ts'
import { bytesOf } from '../core/outbox/queued-event.ts'
import type { PageFacts, ToldEvent } from './destination.ts'

export function readPage(locale: string): PageFacts {
  return {
    origin: location.origin,
    title: document.title.slice(0, 256),
    referrer: withoutQuery(document.referrer),
    locale,
  }
}

/** The id stays the same: to the destination it is the same event, however it came. */
export function withPage(event: QueuedEvent, page: PageFacts): QueuedEvent {
  const json = JSON.stringify({ ...parseRecord(event.json), page })
  return { ...event, json, bytes: bytesOf(json) }
}

export function readTold({ json }: QueuedEvent): ToldEvent {
  // Safe: `withPage` wrote it, from a record that `freeze` had made.
  return parseRecord(json) as unknown as ToldEvent
}

function withoutQuery(address: string): string {
  return /^https?:/.test(address) ? new URL(address).origin + sanitisePath(address) : ''
}

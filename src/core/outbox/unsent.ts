/** What this page accepted and nobody has confirmed: all its last requests can carry, because IndexedDB answers too late then. */
import { MAX_KEEPALIVE_BYTES } from './flights.ts'
import type { QueuedEvent } from './queued-event.ts'

export interface Unsent {
  add(event: QueuedEvent): void
  forget(ids: readonly string[]): void
  all(): QueuedEvent[]
}

export function createUnsent(): Unsent {
  const events = new Map<string, QueuedEvent>()
  let bytes = 0
  return {
    add(event) {
      if (!event.critical && bytes + event.bytes > MAX_KEEPALIVE_BYTES) return
      events.set(event.id, event)
      bytes += event.bytes
    },
    forget(ids) {
      for (const id of ids) {
        bytes -= events.get(id)?.bytes ?? 0
        events.delete(id)
      }
    },
    all: () => [...events.values()],
  }
}

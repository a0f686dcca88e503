/** Stores events, and tells the rooms that heed them. */
import type { EventListener } from '../room.ts'
import type { Services } from '../services.ts'
import { type Batch, storeEvents, type StoredEvent } from './queries.ts'

/** Answers the ids that are new. A room hears of each event once: in the transaction that stores it, or never. */
export function keep(
  { database, rooms }: Pick<Services, 'database' | 'rooms'>,
  batch: Batch,
  events: readonly StoredEvent[],
): Promise<Set<string>> {
  const listeners = rooms.flatMap(({ heeds }) =>
    heeds && heeded(heeds, events).length > 0 ? heeds : [],
  )
  // Most batches concern nobody, and need no transaction.
  if (listeners.length === 0) return storeEvents(database, batch, events)
  return database.transaction(async (sql) => {
    const stored = await storeEvents(sql, batch, events)
    const fresh = events.filter(({ id }) => stored.has(id))
    for (const listener of listeners) {
      const concerned = heeded(listener, fresh)
      if (concerned.length > 0) await listener.onStored(sql, batch.shopId, concerned)
    }
    return stored
  })
}

function heeded({ names }: EventListener, events: readonly StoredEvent[]): StoredEvent[] {
  return events.filter(({ name }) => names.includes(name))
}

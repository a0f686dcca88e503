/** Takes many events to a destination in one request. */
import type { Environment } from '../core/environment.ts'
import { createFlights, NOWHERE } from '../core/outbox/flights.ts'
import { bytesOf, type QueuedEvent } from '../core/outbox/queued-event.ts'
import type { Answer, Sender } from '../core/outbox/sender.ts'
import type { BatchDestination, SendingFacts } from './destination.ts'
import { readTold } from './told.ts'

export interface SenderParts {
  readonly environment: Environment
  facts(): SendingFacts
}

export function createBatchSender(
  destination: BatchDestination,
  { environment, facts }: SenderParts,
): Sender {
  const { launch, ...flights } = createFlights(environment)

  /** No async function: one that leaves with the page has to throw in the same tick. */
  function post(events: readonly QueuedEvent[], keepalive: boolean): Promise<Answer | undefined> {
    const now = facts()
    const results: Record<string, unknown> = {}
    const items = events.flatMap((event) => {
      const item = destination.translate(readTold(event), now)
      if (item !== undefined && bytesOf(JSON.stringify(item)) <= destination.maxItemBytes)
        return [item]
      // Alone it is dead; with the others it would take them along.
      if (item !== undefined) results[event.id] = { result: 'drop', reason: 'too_large' }
      return []
    })
    if (!items.length) return Promise.resolve({ status: 200, retryAfterMs: 0, results })
    return launch(destination.write(items, now), { events, keepalive }).then(
      (landing) => landing && { ...landing, results },
    )
  }

  return {
    ...flights,
    // Not among those that outlive the page: the browser's room for them belongs to our own events.
    send: async (events) => {
      try {
        return await post(events, false)
      } catch {
        return { ...NOWHERE, results: {} } // The page has replaced fetch by one that throws.
      }
    },
    sendLast: (events) => post(events, true),
  }
}

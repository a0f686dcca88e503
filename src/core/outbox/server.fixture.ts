/** A server for tests that answers as told and remembers what it took, and in which order. */
import type { EventBatch, EventRecord } from '../../contract/event.ts'

export type Reaction =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** `down` takes nothing; `lost` takes the events, and the answer does not arrive; `silent` neither. */
  | 'down'
  | 'lost'
  | 'silent'

export interface Delivery {
  readonly at: number
  readonly url: string
  readonly init: RequestInit
  readonly batch: EventBatch
  readonly events: readonly EventRecord[]
}

export const OK: Reaction = { status: 204 }

export function createServer(now: () => number) {
  const deliveries: Delivery[] = []
  const taken = new Map<string, EventRecord>()
  const times = new Map<string, number>()

  const server = {
    deliveries,
    /** Each event once, in the order of its first arrival. */
    taken,
    names: () => [...taken.values()].map(({ name }) => name),
    /** Arrivals beyond the first. */
    doubles: () => [...times.values()].filter((count) => count > 1).length,
    react: (_delivery: Delivery): Reaction => OK,

    fetch(url: string, init: RequestInit): Promise<Response> {
      // Safe: the code under test writes the contract's own batch; tests of other shapes fail where they read it.
      const batch = JSON.parse(String(init.body)) as EventBatch
      const delivery = { at: now(), url, init, batch, events: batch.events as EventRecord[] }
      deliveries.push(delivery)
      const reaction = server.react(delivery)
      if (reaction === 'silent') return untilAborted(init.signal)
      if (reaction === 'down') return Promise.reject(new TypeError('Failed to fetch'))
      if (reaction === 'lost' || reaction.status < 300) take(delivery.events)
      if (reaction === 'lost') return Promise.reject(new TypeError('Failed to fetch'))
      const { status, headers = {}, body = null } = reaction
      return Promise.resolve(new Response(body, { status, headers }))
    },
  }

  function take(events: readonly EventRecord[]): void {
    for (const event of events) {
      times.set(event.id, (times.get(event.id) ?? 0) + 1)
      if (!taken.has(event.id)) taken.set(event.id, event)
    }
  }

  return server
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
}

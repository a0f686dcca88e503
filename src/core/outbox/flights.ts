/** Requests under way: each with a deadline, all of them ended by one call, those that outlive the page counted by their bytes. */
import { SECOND } from '../clock.ts'
import { withDeadline } from '../deadline.ts'
import type { Environment } from '../environment.ts'
import type { QueuedEvent } from './queued-event.ts'
import { readRetryAfter } from './retry-after.ts'

export interface OutgoingRequest {
  readonly url: string
  /** POST, if nothing is said. */
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Landing {
  /** 0: refused by the network, cut, or too late. */
  readonly status: number
  /** 0 if the server has not said. */
  readonly retryAfterMs: number
  /** Of the body; of an answer that is no success only where it was asked for. */
  readonly text: string
}

export interface Flights {
  /** `undefined` when it was aborted. Throws where `fetch` does, and rejects for nothing else. */
  launch(request: OutgoingRequest, flight: Flight): Promise<Landing | undefined>
  /** Already on its way in a request that outlives the page. */
  isAloft(event: QueuedEvent): boolean
  aloftBytes(): number
  abort(): void
}

export interface Flight {
  /** What is on board. */
  readonly events: readonly QueuedEvent[]
  /** Outlives the page. */
  readonly keepalive: boolean
  /** Reads the body of a refusal too. */
  readonly readsRefusals?: boolean
}

/** Of the 64 KiB that all scripts of a page share for requests that outlive it. */
export const MAX_KEEPALIVE_BYTES = 48 * 1024
export const NOWHERE: Landing = { status: 0, retryAfterMs: 0, text: '' }
const TIMEOUT_MS = 15 * SECOND

export function createFlights(environment: Environment): Flights {
  const underWay = new Set<AbortController>()
  const aloft = new Map<string, number>()

  async function land(pending: Promise<Response>, readsRefusals = false): Promise<Landing> {
    const response = await pending
    return {
      status: response.status,
      retryAfterMs: readRetryAfter(response.headers.get('retry-after'), environment.now()),
      // A body cut off on its way counts as no answer: the verdicts may have been in it.
      text: response.ok || readsRefusals ? await response.text() : '',
    }
  }

  return {
    launch({ url, method = 'POST', ...init }, { events, keepalive, readsRefusals }) {
      const flight = new AbortController()
      const { signal } = flight
      const response = environment.fetch(url, {
        method,
        ...init,
        credentials: 'omit',
        keepalive,
        signal,
      })
      underWay.add(flight)
      if (keepalive) for (const { id, bytes } of events) aloft.set(id, bytes)
      const landing = Promise.race([land(response, readsRefusals), whenAborted(signal)])
      return withDeadline(landing, TIMEOUT_MS, environment)
        .catch(() => (signal.aborted ? undefined : NOWHERE))
        .finally(() => {
          underWay.delete(flight)
          flight.abort()
          for (const { id } of events) aloft.delete(id)
        })
    },
    isAloft: ({ id }) => aloft.has(id),
    aloftBytes: () => [...aloft.values()].reduce((sum, bytes) => sum + bytes, 0),
    abort() {
      for (const flight of underWay) flight.abort()
    },
  }
}

/** A page may have replaced fetch by one that heeds no signal. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason)),
  )
}

/** One request: a batch of events out, an answer or the lack of one back. */
import { SECOND } from '../clock.ts'
import { withDeadline } from '../deadline.ts'
import { parseRecord, asRecord } from './as-record.ts'
import type { Counts } from './counts.ts'
import { bytesOf, type QueuedEvent } from './queued-event.ts'
import { readRetryAfter } from './retry-after.ts'
import type { OutboxOptions } from './types.ts'

export interface Answer {
  /** 0: refused by the network, cut, or too late. */
  readonly status: number
  readonly retryAfterMs: number
  /** Verdicts by event id. */
  readonly results: Readonly<Record<string, unknown>>
}

export interface Sender {
  /** Never rejects; `undefined` when it was aborted. */
  send(events: readonly QueuedEvent[], counts: Counts): Promise<Answer | undefined>
  /** A request that outlives the page. Throws where `fetch` does. */
  sendLast(events: readonly QueuedEvent[]): Promise<Answer | undefined>
  /** Already on its way in a request that outlives the page. */
  isAloft(event: QueuedEvent): boolean
  aloftBytes(): number
  abort(): void
}

/** Of the 64 KiB that all scripts of a page share for requests that outlive it. */
export const MAX_KEEPALIVE_BYTES = 48 * 1024
const TIMEOUT_MS = 15 * SECOND
const NO_ANSWER: Answer = { status: 0, retryAfterMs: 0, results: {} }

export type SenderOptions = Pick<
  OutboxOptions,
  'url' | 'key' | 'sdk' | 'environment' | 'granted' | 'locale'
>

export function createSender(options: SenderOptions): Sender {
  const { url, key, sdk, environment, granted, locale } = options
  const flights = new Set<AbortController>()
  const aloft = new Map<string, number>()

  function launch(
    events: readonly QueuedEvent[],
    body: string,
    keepalive: boolean,
  ): Promise<Answer | undefined> {
    const flight = new AbortController()
    const { signal } = flight
    // A string goes as text/plain, which no preflight delays and which still leaves from a closing page.
    const response = environment.fetch(url, {
      method: 'POST',
      body,
      credentials: 'omit',
      keepalive,
      signal,
    })
    flights.add(flight)
    if (keepalive) for (const { id, bytes } of events) aloft.set(id, bytes)
    const answer = Promise.race([readAnswer(response, environment.now), whenAborted(signal)])
    return withDeadline(answer, TIMEOUT_MS, environment)
      .catch(() => (signal.aborted ? undefined : NO_ANSWER))
      .finally(() => {
        flights.delete(flight)
        flight.abort()
        for (const { id } of events) aloft.delete(id)
      })
  }

  function bodyOf(events: readonly QueuedEvent[], counts?: Counts): string {
    const envelope = JSON.stringify({
      key,
      sentAt: new Date(environment.now()).toISOString(),
      locale: locale?.(),
      sdk,
      granted: granted(),
      counts,
    })
    return `${envelope.slice(0, -1)},"events":[${events.map(({ json }) => json).join()}]}`
  }

  return {
    async send(events, counts) {
      const body = bodyOf(events, counts)
      try {
        return await launch(events, body, !aloft.size && bytesOf(body) <= MAX_KEEPALIVE_BYTES)
      } catch {
        return NO_ANSWER // The page has replaced fetch by one that throws.
      }
    },
    sendLast: (events) => launch(events, bodyOf(events), true),
    isAloft: ({ id }) => aloft.has(id),
    aloftBytes: () => [...aloft.values()].reduce((sum, bytes) => sum + bytes, 0),
    abort() {
      for (const flight of flights) flight.abort()
    },
  }
}

async function readAnswer(pending: Promise<Response>, now: () => number): Promise<Answer> {
  const response = await pending
  // A body cut off on its way counts as no answer: the verdicts may have been in it.
  const text = response.ok ? await response.text() : ''
  return {
    status: response.status,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after'), now()),
    results: asRecord(parseRecord(text)['results']),
  }
}

/** A page may have replaced fetch by one that heeds no signal. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason)),
  )
}

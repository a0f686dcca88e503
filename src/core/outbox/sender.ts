/** One request: a batch of events out, an answer or the lack of one back. */
import { parseRecord, asRecord } from './as-record.ts'
import type { Counts } from './counts.ts'
import {
  createFlights,
  MAX_KEEPALIVE_BYTES,
  NOWHERE,
  type Flights,
  type Landing,
} from './flights.ts'
import { bytesOf, type QueuedEvent } from './queued-event.ts'
import type { OutboxOptions } from './types.ts'

export interface Answer extends Pick<Landing, 'status' | 'retryAfterMs'> {
  /** Verdicts by event id. */
  readonly results: Readonly<Record<string, unknown>>
}

export interface Sender extends Omit<Flights, 'launch'> {
  /** Never rejects; `undefined` when it was aborted. */
  send(events: readonly QueuedEvent[], counts: Counts): Promise<Answer | undefined>
  /** A request that outlives the page. Throws where `fetch` does. */
  sendLast(events: readonly QueuedEvent[]): Promise<Answer | undefined>
}

export type SenderOptions = Pick<
  OutboxOptions,
  'url' | 'key' | 'sdk' | 'environment' | 'granted' | 'locale'
>

export function createSender(options: SenderOptions): Sender {
  const { url, key, sdk, environment, granted, locale } = options
  const { launch, ...flights } = createFlights(environment)

  /** No async function: one that leaves with the page has to throw in the same tick. */
  function post(
    events: readonly QueuedEvent[],
    body: string,
    keepalive: boolean,
  ): Promise<Answer | undefined> {
    // A string goes as text/plain, which no preflight delays and which still leaves from a closing page.
    return launch({ url, body }, { events, keepalive }).then(
      (landing) =>
        landing && { ...landing, results: asRecord(parseRecord(landing.text)['results']) },
    )
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
    ...flights,
    async send(events, counts) {
      const body = bodyOf(events, counts)
      try {
        const isSmall = bytesOf(body) <= MAX_KEEPALIVE_BYTES
        return await post(events, body, isSmall && !flights.aloftBytes())
      } catch {
        return { ...NOWHERE, results: {} } // The page has replaced fetch by one that throws.
      }
    },
    sendLast: (events) => post(events, bodyOf(events), true),
  }
}

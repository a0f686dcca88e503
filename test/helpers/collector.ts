/** A backend that fails as it is told to, and counts every event that it took. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EventBatch, EventRecord, Verdict } from '../../src/contract/event.ts'
import { answerApi, type ApiDouble } from './api-double.ts'
import { readBody, startServer } from './http.ts'

/** What to do with one request of events; without a word it takes and acknowledges them. */
export interface Reaction {
  /** Whether the events are taken before the answer; a refusal takes none. */
  readonly accept?: boolean
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly delayMs?: number
  /** `cut` destroys the connection instead of answering, `silent` never answers. */
  readonly end?: 'cut' | 'silent'
}

export interface Delivery {
  /** Ms of `performance.now()` when the body was complete. */
  readonly at: number
  readonly bytes: number
  readonly batch: EventBatch
  readonly events: readonly EventRecord[]
}

export interface Collector {
  readonly url: string
  readonly deliveries: Delivery[]
  /** How often each event was taken, by id, in the order of the first time. */
  readonly taken: Map<string, number>
  /** The largest number of requests with events that were under way together. */
  readonly mostAtOnce: number
  /** Every request of any kind, as `POST /v1/events`. */
  readonly requests: string[]
  readonly api: ApiDouble
  react: (delivery: Delivery) => Reaction
  /** Whether the page may read `Retry-After`. */
  exposeHeaders: boolean
  names(): string[]
  event(id: string): EventRecord | undefined
  goDown(): Promise<void>
  comeBack(): Promise<void>
}

export async function startCollector(): Promise<Collector> {
  const events = new Map<string, EventRecord>()
  let underWay = 0
  let mostAtOnce = 0
  const server = await startServer(async (request, response, url) => {
    collector.requests.push(`${request.method} ${url.pathname}`)
    allowPage(request, response, collector.exposeHeaders)
    if (request.method === 'OPTIONS') return response.writeHead(204).end()
    if (url.pathname !== '/v1/events') return answerApi(collector.api, request, response, url)
    await answerEvents(request, response)
  })

  async function answerEvents(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.once('close', () => (underWay -= 1))
    const text = await readBody(request)
    // Safe: the script under test writes the contract's own batch; a malformed one fails the test that reads it.
    const batch = JSON.parse(text) as EventBatch
    const delivery: Delivery = {
      at: performance.now(),
      bytes: Buffer.byteLength(text),
      batch,
      events: batch.events as EventRecord[],
    }
    collector.deliveries.push(delivery)
    const reaction = collector.react(delivery)
    const { status = 200, accept = status < 300, headers, body, delayMs = 0, end } = reaction
    const results: Record<string, Verdict> = {}
    for (const event of accept ? delivery.events : []) {
      results[event.id] = { result: events.has(event.id) ? 'dup' : 'ok' }
      events.set(event.id, events.get(event.id) ?? event)
      collector.taken.set(event.id, (collector.taken.get(event.id) ?? 0) + 1)
    }
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    if (end === 'silent') return
    if (end === 'cut') {
      request.socket.destroy()
      return
    }
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(
      status === 204
        ? undefined
        : (body ?? JSON.stringify({ now: new Date().toISOString(), results })),
    )
  }

  const collector: Collector = {
    url: `http://127.0.0.1:${server.port}`,
    deliveries: [],
    taken: new Map(),
    requests: [],
    get mostAtOnce() {
      return mostAtOnce
    },
    api: { shop: {}, member: undefined, points: 120 },
    react: () => ({}),
    exposeHeaders: true,
    names: () => [...events.values()].map((event) => event.name),
    event: (id) => events.get(id),
    goDown: server.goDown,
    comeBack: server.comeBack,
  }
  return collector
}

function allowPage(request: IncomingMessage, response: ServerResponse, expose: boolean): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
  response.setHeader('access-control-allow-headers', 'authorization, content-type, idempotency-key')
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE')
  if (expose) response.setHeader('access-control-expose-headers', 'Retry-After, ETag, Date')
}

/** Hears at once what changed for the signed-in shopper: one stream for all tabs of a browser, open only while somebody looks. */
import { SECOND } from './clock.ts'
import { withDeadline } from './deadline.ts'
import type { Environment } from './environment.ts'
import type { Identity } from './identity.ts'
import { type Heard, parseData, parseHeard } from './live-message.ts'
import { readRetryAfter } from './outbox/retry-after.ts'
import { readStream } from './read-stream.ts'
import { createRetry } from './retry.ts'
import type { Tabs } from './tabs.ts'

export interface LiveChange {
  /** Grows with every change of the same thing; absent when something may have changed unheard. */
  readonly revision?: number
  /** Of a message of the moment. */
  readonly data?: Readonly<Record<string, unknown>>
}

export interface Live {
  /** Told when something of this type changed at the backend, or may have. Returns the way to stop. */
  listen(type: string, listener: (change: LiveChange) => void): () => void
  /** The page is hidden or left: the stream ends here, and another tab may open its own. */
  pause(): void
  /** The page is seen again: whatever changed meanwhile may have been missed. */
  resume(): void
  close(): void
}

export interface LiveOptions {
  readonly endpoint: string
  readonly environment: Pick<
    Environment,
    'fetch' | 'now' | 'monotonic' | 'setTimeout' | 'clearTimeout' | 'randomBytes'
  >
  readonly identity: Pick<Identity, 'member' | 'token'>
  readonly tabs: Tabs
  report(error: unknown): void
}

const TOPIC = 'live'
const DEADLINE = 15 * SECOND
/** The backend has no stream: what else changes is seen when the shopper comes back to the page. */
const NO_STREAM = [204, 404, 405, 501]

export function createLive(options: LiveOptions): Live {
  const { environment, identity, tabs, report } = options
  const retry = createRetry(environment)
  const listeners = new Map<(change: LiveChange) => void, string>()
  let connection = new AbortController()
  let isVisible = true
  let isSupported = true
  let isQueued = false
  let lastEventId: string | undefined
  let rejected: string | undefined
  let wishMs = 0
  let wake = (): void => undefined

  function isWanted(): boolean {
    return (
      isSupported && isVisible && listeners.size > 0 && identity.member.peek().status === 'member'
    )
  }

  function tell(change: LiveChange, type?: string): void {
    for (const [listener, its] of listeners)
      try {
        if (type === undefined || type === its) listener(change)
      } catch (error) {
        report(error)
      }
  }

  function hear({ type, id, ...change }: Heard): void {
    lastEventId = id ?? lastEventId
    tell(change, type)
  }

  function stop(): void {
    connection.abort()
    retry.rest()
    wake()
  }

  /** Opens what is wanted and ends what is not. */
  function update(): void {
    if (!isWanted()) stop()
    else if (!isQueued) void lead()
  }

  async function lead(): Promise<void> {
    isQueued = true
    const isThrough = await tabs.exclusive(TOPIC, async (frozen) => {
      frozen.addEventListener('abort', stop)
      while (isWanted() && !frozen.aborted) await connect()
      return true
    })
    isQueued = false
    // Wanted again while the lock was being given back; a frozen tab waits for `resume`.
    if (isThrough) update()
  }

  async function connect(): Promise<void> {
    connection = new AbortController()
    let leastMs = 0
    try {
      const answer = await withDeadline(open(connection.signal), DEADLINE, environment)
      if (NO_STREAM.includes(answer.status)) isSupported = false
      else if (answer.ok && answer.body) await read(answer.body)
      else leastMs = readRetryAfter(answer.headers.get('retry-after'), environment.now())
    } catch {
      // Broken, refused, silent, or ended by ourselves: the pause decides when to try again.
    }
    connection.abort()
    if (!isWanted()) return
    await new Promise<void>((resolve) => {
      wake = resolve
      retry.later(resolve, Math.max(leastMs, wishMs))
    })
  }

  function read(body: ReadableStream<Uint8Array>): Promise<void> {
    // Without a place to go on from, what happened while the stream was broken was not heard.
    if (retry.failures() > 0 && !lastEventId) tell({})
    return readStream(
      body,
      {
        onSign: retry.rest,
        onRetry: (delayMs) => (wishMs = delayMs),
        onMessage({ data, id }) {
          const heard = parseData(data, id)
          if (!heard) return
          hear(heard)
          tabs.post(TOPIC, heard)
        },
      },
      environment,
    )
  }

  async function open(signal: AbortSignal): Promise<Response> {
    const token = await identity.token(rejected)
    if (!token) throw new Error('Nobody is signed in.')
    const answer = await environment.fetch(`${options.endpoint.replace(/\/+$/, '')}/v1/stream`, {
      signal,
      credentials: 'omit',
      referrerPolicy: 'strict-origin',
      cache: 'no-store',
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(lastEventId && { 'last-event-id': lastEventId }),
      },
    })
    rejected = answer.status === 401 ? token : undefined
    return answer
  }

  const stopListening = tabs.listen(TOPIC, (message) => {
    const heard = parseHeard(message)
    if (heard && identity.member.peek().status === 'member') hear(heard)
  })

  let memberId: string | undefined
  const stopWatching = identity.member.subscribe((member) => {
    if (member.memberId === memberId) return
    memberId = member.memberId
    lastEventId = undefined
    stop()
    update()
  })

  return {
    listen(type, listener) {
      const entry = (change: LiveChange) => listener(change)
      listeners.set(entry, type)
      update()
      return () => {
        listeners.delete(entry)
        update()
      }
    },

    pause() {
      isVisible = false
      update()
    },

    resume() {
      if (!isVisible) tell({})
      isVisible = true
      update()
    },

    close() {
      listeners.clear()
      stopWatching()
      stopListening()
      stop()
    },
  }
}

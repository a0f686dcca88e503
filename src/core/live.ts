/** Hears at once what changed for the shopper, member or guest: one stream for all tabs of a browser, open only while somebody looks. */
import { createCell } from './cell.ts'
import { SECOND } from './clock.ts'
import { withDeadline } from './deadline.ts'
import type { Environment } from './environment.ts'
import type { Guest } from './guest.ts'
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

/** `idle`: nobody asks, or nobody is known. `unsupported`: this backend tells nothing by itself. */
export type LiveState = 'idle' | 'live' | 'lost' | 'unsupported'

export interface Live {
  /** Told when something of this type changed at the backend, or may have. Returns the way to stop. */
  listen(type: string, listener: (change: LiveChange) => void): () => void
  /** Told at once and with every change how the connection is, whichever tab holds it. Returns the way to stop. */
  watch(listener: (state: LiveState) => void): () => void
  /** The page is hidden or left: the stream ends here, and another tab may open its own. */
  pause(): void
  /** The page is seen again: whatever changed meanwhile may have been missed. */
  resume(): void
  /** The browser has a network again: what waits for the next try need not wait. */
  online(): void
  close(): void
}

export interface LiveOptions {
  readonly endpoint: string
  readonly environment: Pick<
    Environment,
    'fetch' | 'now' | 'monotonic' | 'setTimeout' | 'clearTimeout' | 'randomBytes'
  >
  readonly guest: Pick<Guest, 'who' | 'token'>
  readonly tabs: Tabs
  report(error: unknown): void
}

const TOPIC = 'live'
/** Between tabs: how the connection is, and the question. */
const STATE = 'live.state'
const ASK = 'live.ask'
/** The backend’s first word on a new stream: from here on everything is told, and nothing of before. */
const OPENED = 'stream.opened'
const DEADLINE = 15 * SECOND
/** The backend has no stream: what else changes is seen when the shopper comes back to the page. */
const NO_STREAM = [204, 404, 405, 501]

export function createLive(options: LiveOptions): Live {
  const { environment, guest, tabs, report } = options
  const retry = createRetry(environment)
  const listeners = new Map<(change: LiveChange) => void, string>()
  let connection = new AbortController()
  let isVisible = true
  let isClosed = false
  let isSupported = true
  let isQueued = false
  let isLeading = false
  let isJoined = false
  let lastEventId: string | undefined
  let rejected: string | undefined
  let wishMs = 0
  let wake = (): void => undefined
  const state = createCell<LiveState>('idle')

  function isWanted(): boolean {
    return (
      !isClosed && isSupported && isVisible && listeners.size > 0 && guest.who.peek() !== undefined
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

  /** Those who wait for their turn know it from the one who holds the connection. */
  function say(next: LiveState): void {
    state.value = next
    tabs.post(TOPIC, { type: STATE, data: { state: next } })
  }

  function stop(): void {
    connection.abort()
    state.value = isSupported || !isVisible ? 'idle' : 'unsupported'
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
    tabs.post(TOPIC, { type: ASK })
    const isThrough = await tabs.exclusive(TOPIC, async (frozen) => {
      frozen.addEventListener('abort', stop)
      isLeading = true
      while (isWanted() && !frozen.aborted) await connect()
      return true
    })
    isQueued = false
    isLeading = false
    // Wanted again while the lock was being given back; a frozen tab waits for `resume`.
    if (isThrough) update()
  }

  async function connect(): Promise<void> {
    connection = new AbortController()
    let leastMs = 0
    try {
      const answer = await withDeadline(open(connection.signal), DEADLINE, environment)
      if (NO_STREAM.includes(answer.status)) isSupported = false
      else if (answer.ok && answer.body) {
        say('live')
        await read(answer.body)
      } else leastMs = readRetryAfter(answer.headers.get('retry-after'), environment.now())
    } catch {
      // Broken, refused, silent, or ended by ourselves: the pause decides when to try again.
    }
    connection.abort()
    if (!isWanted()) return
    say('lost')
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
    const token = await guest.token(rejected ? { rejected } : {})
    if (!token) throw new Error('Nobody is known.')
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
    if (!heard || guest.who.peek() === undefined) return
    if (heard.type === ASK) return isLeading ? say(state.peek()) : undefined
    if (heard.type !== STATE) return hear(heard)
    const told = heard.data?.['state']
    if (!isQueued || isLeading || (told !== 'live' && told !== 'lost')) return
    state.value = told
    if (told === 'lost' || isJoined) return
    // It was open before this tab could hear it.
    isJoined = true
    tell({}, OPENED)
  })

  let known: string | undefined
  const stopWatching = guest.who.subscribe((who) => {
    if (who === known) return
    known = who
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

    watch: state.subscribe,

    online() {
      retry.rest()
      wake()
      tell({})
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
      isClosed = true
      listeners.clear()
      stopWatching()
      stopListening()
      stop()
    },
  }
}

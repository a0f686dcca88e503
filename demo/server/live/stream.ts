/** One member’s messages as server-sent events, from `Last-Event-ID` until the session or the server ends. */
import type { LiveMessage } from '../../../src/contract/session.ts'
import type { Services } from '../services.ts'
import { createEventStream } from './event-stream.ts'
import { hubOf } from './hub.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { readMessages, readSequence, type Audience, type Moment } from './queries.ts'

const HEARTBEAT_MS = 20_000
const RETRY_MS = 1_000
/** Carries the first id, so that a stream that breaks before any change knows where to go on. */
const OPENED = 'stream.opened'

export interface StreamOptions {
  readonly lastEventId: string | undefined
  /** The client opens the next stream with its next session. */
  readonly lifetimeMs: number
}

export async function openMemberStream(
  { database, log, signal }: Services,
  audience: Audience,
  { lastEventId, lifetimeMs }: StreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const { body, ended, send, end } = createEventStream()
  let seen: number | undefined
  const tellNews = oneAtATime(async () => {
    if (seen === undefined) return // The start is still being read; it looks for news itself.
    try {
      for (const message of await readMessages(database, audience, seen)) {
        seen = message.sequence
        send(eventOf(seen, message.type, message.revision))
      }
    } catch (error) {
      log('warn', 'stream ended', { reason: String(error) })
      end() // The client comes back, and goes on from the last id it saw.
    }
  })

  // Listening before reading: what changes in between is told by the one or by the other.
  const onWake = (moment?: Moment): void => (moment ? send(dataOf(moment)) : tellNews())
  const unsubscribe = await hubOf(database).subscribe(audience, onWake)
  const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
  const lifetime = setTimeout(end, Math.max(0, lifetimeMs))
  signal.addEventListener('abort', end)
  ended.addEventListener('abort', () => {
    unsubscribe()
    clearInterval(heartbeat)
    clearTimeout(lifetime)
    signal.removeEventListener('abort', end)
  })

  try {
    seen = startAfter(lastEventId, await readSequence(database, audience))
  } catch (error) {
    end()
    throw error
  }
  send(`retry: ${RETRY_MS}\n\n`)
  if (lastEventId === undefined) send(eventOf(seen, OPENED))
  if (signal.aborted) end()
  else tellNews()
  return body
}

/** Unreadable, or of another member: everything is told once more. */
function startAfter(lastEventId: string | undefined, sequence: number): number {
  if (lastEventId === undefined) return sequence
  const last = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : Infinity
  return last <= sequence ? last : 0
}

function eventOf(sequence: number, type: string, revision: number | null = null): string {
  const message: LiveMessage = { type, ...(revision !== null && { revision }) }
  return `id: ${sequence}\n${dataOf(message)}`
}

/** Without an id of its own, so that nobody resumes after a moment. */
function dataOf(message: LiveMessage): string {
  return `data: ${JSON.stringify(message)}\n\n`
}

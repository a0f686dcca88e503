/** Reads a `text/event-stream` to its end, and gives up on one that has gone silent without closing. */
import { MINUTE } from './clock.ts'
import type { Environment } from './environment.ts'
import { createStreamParser, type StreamMessage } from './stream-parser.ts'

export interface StreamHandlers {
  onMessage(message: StreamMessage): void
  /** Something came, were it only a heartbeat. */
  onSign(): void
  /** The backend's wish how long to wait before the next connection. */
  onRetry(delayMs: number): void
}

/** Three heartbeats missed: a phone has changed its network, or a proxy forgot the connection. */
const SILENCE = MINUTE
const MAX_MESSAGE = 65_536

/** Resolves at the end of the stream; rejects when it broke, or was silent for too long. */
export async function readStream(
  body: ReadableStream<Uint8Array>,
  { onMessage, onSign, onRetry }: StreamHandlers,
  environment: Pick<Environment, 'setTimeout' | 'clearTimeout'>,
): Promise<void> {
  const reader = body.getReader()
  const parse = createStreamParser({ onMessage, onRetry, maxLength: MAX_MESSAGE })
  const decoder = new TextDecoder()
  const listenOn = () =>
    environment.setTimeout(() => void reader.cancel().catch(() => undefined), SILENCE)
  let silence = listenOn()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onSign()
      parse(decoder.decode(value, { stream: true }))
      environment.clearTimeout(silence)
      silence = listenOn()
    }
  } finally {
    environment.clearTimeout(silence)
    // Lets the browser close the connection also when the parser refused what came.
    void reader.cancel().catch(() => undefined)
  }
}

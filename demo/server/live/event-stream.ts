/** A body of server-sent events that can be written to from outside, and tells when nobody reads it any more. */

export interface EventStream {
  readonly body: ReadableStream<Uint8Array>
  /** Aborted when either side has ended it. */
  readonly ended: AbortSignal
  send(text: string): void
  end(): void
}

export function createEventStream(): EventStream {
  const encoder = new TextEncoder()
  const ended = new AbortController()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    cancel: () => ended.abort(),
  })
  return {
    body,
    ended: ended.signal,
    send: (text) => {
      if (!ended.signal.aborted) controller?.enqueue(encoder.encode(text))
    },
    end: () => {
      if (ended.signal.aborted) return
      ended.abort()
      controller?.close()
    },
  }
}

/** A body of server-sent events that can be written to from outside, and tells when nobody reads it any more. */

/** Messages that may wait for a reader. Whoever is further behind comes back, and is told once what it missed. */
const MOST_WAITING = 500

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
  const end = (): void => {
    if (ended.signal.aborted) return
    ended.abort()
    controller?.close()
  }
  return {
    body,
    ended: ended.signal,
    send: (text) => {
      if (ended.signal.aborted) return
      controller?.enqueue(encoder.encode(text))
      if ((controller?.desiredSize ?? 0) < -MOST_WAITING) end()
    },
    end,
  }
}

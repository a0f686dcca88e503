/** A file’s bytes on their way: by XHR, the only way a browser says how far they are. Loaded with the first file. */
import type { Endpoint, ParamsOf, QueryOf, ResponseOf, Schema } from '../contract/endpoint.ts'

export interface UploadOptions<E> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly blob: Blob
  readonly signal?: AbortSignal
  /** 0 to 1. */
  onProgress?(part: number): void
}

/** Ends as a `Call` does. */
export type UploadFile = <E extends Endpoint<Schema, Schema, Schema, Schema>>(
  endpoint: E,
  options: UploadOptions<E>,
) => Promise<ResponseOf<E>>

/** A `fetch` for one request, whose body is the blob. */
export function fetchWithProgress(
  blob: Blob,
  onProgress: (part: number) => void = () => undefined,
): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const { method, url, headers, signal } = new Request(input, { ...init, body: null })
      // Taken back before it has left; a later event would never come.
      if (signal.aborted) return reject(signal.reason)
      const xhr = new XMLHttpRequest()
      xhr.open(method, url)
      for (const [name, value] of headers) xhr.setRequestHeader(name, value)
      const abort = (): void => {
        xhr.abort()
        reject(signal.reason)
      }
      signal.addEventListener('abort', abort)
      xhr.upload.onprogress = ({ loaded, total }) => onProgress(total && loaded / total)
      xhr.onerror = () => reject(new TypeError('Failed to fetch'))
      xhr.onload = () => resolve(answerOf(xhr))
      xhr.onloadend = () => signal.removeEventListener('abort', abort)
      xhr.send(blob)
    })
}

function answerOf(xhr: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const line of xhr.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const at = line.indexOf(':')
    if (at > 0) headers.append(line.slice(0, at), line.slice(at + 1).trim())
  }
  // A status that has no body refuses an empty one too.
  return new Response(xhr.responseText || null, { status: xhr.status, headers })
}

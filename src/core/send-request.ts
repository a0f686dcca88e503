/** One request of the contract through ky, checked by its endpoint's own schema. */
import type { RetryOptions } from 'ky'
import { fillPath } from '../contract/endpoint.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { SECOND } from './clock.ts'
import { withDeadline } from './deadline.ts'
import type { Environment } from './environment.ts'
import { readRetryAfter } from './outbox/retry-after.ts'

export interface Backend {
  /** Where the backend's `/v1` lies. */
  readonly endpoint: string
  /** The shop's public key. */
  readonly key: string
  readonly environment: Pick<Environment, 'fetch' | 'now' | 'setTimeout' | 'clearTimeout'>
}

/** What a call's options come to when nothing is known of the endpoint. */
export interface RequestParts {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
  readonly idempotencyKey?: string
  /** The body, instead of JSON. */
  readonly blob?: Blob
  onProgress?(part: number): void
}

const DEADLINE = 15 * SECOND
/** Of ten megabytes over a slow network. */
const FILE_DEADLINE = 300 * SECOND
/** Asked to wait longer than this, the caller decides: nobody looks at a spinner that long. */
const LONGEST_WAIT = 10 * SECOND
const WORTH_REPEATING = [429, 500, 502, 503, 504]

export async function sendRequest(
  endpoint: Endpoint,
  parts: RequestParts,
  token: string | undefined,
  backend: Backend,
): Promise<unknown> {
  const { method, access, response } = endpoint
  const { params, query, body, signal, idempotencyKey, blob } = parts
  const key = access === 'public' && { key: backend.key }
  const hasBody = method === 'POST' || method === 'PUT'
  const url = backend.endpoint.replace(/\/+$/, '') + fillPath(endpoint.path, params)
  const { default: ky } = await import('ky')
  const answer = await ky(url, {
    method,
    fetch: blob ? await fetchOf(blob, parts) : backend.environment.fetch,
    credentials: 'omit',
    // The address of the shopper's page may name them, and a backend on the same origin would be sent all of it.
    referrerPolicy: 'strict-origin',
    timeout: blob ? FILE_DEADLINE : DEADLINE,
    retry: retryOf(method, method === 'GET' || idempotencyKey !== undefined, backend.environment),
    searchParams: textsOf({ ...query, ...(!hasBody && key) }),
    ...(blob ? { body: blob } : hasBody && { json: { ...body, ...key } }),
    ...(signal && { signal }),
    // No others on a public read: the browser would ask for leave in a preflight.
    headers: {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(blob && { 'content-type': blob.type || 'application/octet-stream' }),
    },
  })
  return response.parse(await readBody(answer, backend.environment))
}

/** ky's own limit ends with the headers; a body can stop half-way just as well. */
export function readBody(answer: Response, environment: Backend['environment']): Promise<unknown> {
  return withDeadline(answer.json(), DEADLINE, environment)
}

async function fetchOf(blob: Blob, { onProgress }: RequestParts): Promise<typeof fetch> {
  const { fetchWithProgress } = await import('./upload.ts')
  return fetchWithProgress(blob, onProgress)
}

function retryOf(
  method: string,
  isRepeatable: boolean,
  environment: Pick<Environment, 'now'>,
): RetryOptions {
  return {
    limit: isRepeatable ? 1 : 0,
    // Safe: our methods are four of those ky knows.
    methods: [method.toLowerCase() as 'get'],
    statusCodes: WORTH_REPEATING,
    afterStatusCodes: WORTH_REPEATING,
    jitter: true,
    shouldRetry({ error }) {
      if ('response' in error) {
        // Safe: of all errors, only ky's HTTPError carries a response.
        const { headers } = error.response as Response
        const waitMs = readRetryAfter(headers.get('retry-after'), environment.now())
        return waitMs > LONGEST_WAIT ? false : undefined
      }
      // ky knows a network error by its browser's words, and a page that wraps `fetch` has words of its own.
      return error.name !== 'TimeoutError' && error.name !== 'AbortError'
    },
  }
}

function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

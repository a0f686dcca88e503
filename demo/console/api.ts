/** Calls the API of the same origin as the contract describes it; the merchant's cookie goes along by itself. */
import {
  fillPath,
  type BodyOf,
  type Endpoint,
  type ResponseOf,
  type Schema,
} from '../../src/contract/endpoint.ts'
import { Problem } from '../../src/contract/problem.ts'

export type AnyEndpoint = Endpoint<Schema, Schema, Schema, Schema>

export type Call = <E extends AnyEndpoint>(
  endpoint: E,
  ...body: BodyOf<E> extends undefined ? [] : [body: BodyOf<E>]
) => Promise<ResponseOf<E>>

export interface Address {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

/** The endpoint at one address, ready to be called. */
export function at<E extends AnyEndpoint>(endpoint: E, { params = {}, query = {} }: Address): E {
  const search = new URLSearchParams(query).toString()
  return { ...endpoint, path: fillPath(endpoint.path, params) + (search && `?${search}`) }
}

interface Refusal {
  readonly code: string
  readonly retryAfterS?: number | undefined
  readonly params?: Readonly<Record<string, unknown>>
}

/** The API said no, or could not be understood or reached: then the code is `unreachable`. */
export class ApiError extends Error {
  readonly code: string
  readonly retryAfterS: number | undefined
  /** What the code is about, as its problem says. */
  readonly params: Readonly<Record<string, unknown>>

  constructor(path: string, { code, retryAfterS, params = {} }: Refusal) {
    super(`${path} was not done: ${code}.`)
    this.name = 'ApiError'
    this.code = code
    this.retryAfterS = retryAfterS
    this.params = params
  }
}

export const callApi: Call = async (endpoint, ...[body]) => {
  const response = await request(endpoint, {
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  return readAnswer(endpoint, response)
}

/** The bytes of a file, to an endpoint that takes them. */
export async function sendBytes<E extends AnyEndpoint>(
  endpoint: E,
  file: Blob,
): Promise<ResponseOf<E>> {
  const headers = { 'content-type': file.type || 'application/octet-stream' }
  return readAnswer(endpoint, await request(endpoint, { headers, body: file }))
}

async function readAnswer<E extends AnyEndpoint>(
  endpoint: E,
  response: Response,
): Promise<ResponseOf<E>> {
  if (!response.ok) throw await refusal(endpoint.path, response)
  try {
    // Safe: the schema that checks the answer is the one that types it.
    return endpoint.response.parse(await response.json()) as ResponseOf<E>
  } catch {
    throw new ApiError(endpoint.path, { code: 'unreachable' })
  }
}

async function request({ path, method }: AnyEndpoint, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { method, ...init })
  } catch {
    throw new ApiError(path, { code: 'unreachable' })
  }
}

async function refusal(path: string, response: Response): Promise<ApiError> {
  const problem = Problem.safeParse(await response.json().catch(() => undefined))
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
  const { code, params } = problem.success ? problem.data : { code: 'unreachable', params: {} }
  return new ApiError(path, {
    code,
    params,
    retryAfterS: Number.isFinite(wait) ? wait : undefined,
  })
}

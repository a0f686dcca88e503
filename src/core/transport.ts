/** Calls of the contract. Two errors can come back: a problem the backend names, or that there is no answer worth having. */
import type { Access, Endpoint } from '../contract/endpoint.ts'
import type { Call } from './call.ts'
import { RegularsError } from './errors.ts'
import type { Guest } from './guest.ts'
import type { Identity } from './identity.ts'
import { ProblemError } from './problem-error.ts'
import { readFailure } from './read-failure.ts'
import { type Backend, type RequestParts, sendRequest } from './send-request.ts'
import type { UploadFile } from './upload.ts'

export type { Call } from './call.ts'

export interface TransportOptions extends Backend {
  readonly identity: Pick<Identity, 'token' | 'generation'>
  /** Loaded with the first call that guests may make too. */
  guest(): Promise<Pick<Guest, 'token' | 'who'>>
}

/** A bearer that can be used now; `rejected`: the one just refused. */
type FindToken = (rejected?: string) => Promise<string | undefined>

export interface Transport {
  readonly call: Call
  readonly upload: UploadFile
}

/** Import this file only when a call is due: it brings ky and the schema library along. */
export function createTransport(options: TransportOptions): Transport {
  const { identity, environment } = options

  async function attempt(
    endpoint: Endpoint,
    parts: RequestParts,
    token?: string,
  ): Promise<unknown> {
    try {
      return await sendRequest(endpoint, parts, token, options)
    } catch (error) {
      throw await readFailure(error, endpoint.path, environment)
    }
  }

  async function callWith(
    find: FindToken,
    endpoint: Endpoint,
    parts: RequestParts,
  ): Promise<unknown> {
    const token = await find()
    if (!token) throw new RegularsError('signed_out')
    try {
      return await attempt(endpoint, parts, token)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error
      const renewed = await find(token)
      if (!renewed) throw error
      return attempt(endpoint, parts, renewed)
    }
  }

  /** Whatever comes back after the customer has changed, good or bad, was meant for somebody else. */
  async function onlyForThisCustomer(answer: Promise<unknown>): Promise<unknown> {
    const asked = identity.generation()
    const settled = await Promise.allSettled([answer])
    if (identity.generation() !== asked) throw new RegularsError('signed_out')
    return settled[0].status === 'fulfilled' ? settled[0].value : Promise.reject(settled[0].reason)
  }

  async function callAsShopper(endpoint: Endpoint, parts: RequestParts): Promise<unknown> {
    const guest = await options.guest()
    const isWriting = endpoint.method === 'PUT' || endpoint.method === 'POST'
    let asked: string | undefined
    const find: FindToken = async (rejected) => {
      const token = await guest.token({ isWriting, ...(rejected && { rejected }) })
      asked = guest.who.peek()
      return token
    }
    const answer = await callWith(find, endpoint, parts)
    // A guest who has signed in meanwhile has another history.
    if (guest.who.peek() !== asked) throw new RegularsError('signed_out')
    return answer
  }

  const ways: Readonly<Partial<Record<Access, typeof callAsShopper>>> = {
    member: (endpoint, parts) => callWith(identity.token, endpoint, parts),
    shopper: callAsShopper,
  }

  const call = (endpoint: Endpoint, parts: RequestParts = {}): Promise<unknown> => {
    const way = ways[endpoint.access]
    return way ? onlyForThisCustomer(way(endpoint, parts)) : attempt(endpoint, parts)
  }

  // Safe: the types come from the endpoint's record, and its own schema has just checked the answer.
  return { call: call as Call, upload: call as UploadFile }
}

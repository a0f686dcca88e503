/** Calls of the contract. Two errors can come back: a problem the backend names, or that there is no answer worth having. */
import type { Endpoint } from '../contract/endpoint.ts'
import type { Call } from './call.ts'
import { RegularsError } from './errors.ts'
import type { Identity } from './identity.ts'
import { ProblemError } from './problem-error.ts'
import { readFailure } from './read-failure.ts'
import { type Backend, type RequestParts, sendRequest } from './send-request.ts'

export type { Call } from './call.ts'

export interface TransportOptions extends Backend {
  readonly identity: Pick<Identity, 'token' | 'generation'>
}

export interface Transport {
  readonly call: Call
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

  async function callAsMember(endpoint: Endpoint, parts: RequestParts): Promise<unknown> {
    const token = await identity.token()
    if (!token) throw new RegularsError('signed_out')
    try {
      return await attempt(endpoint, parts, token)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error
      const renewed = await identity.token(token)
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

  const call = (endpoint: Endpoint, parts: RequestParts = {}): Promise<unknown> =>
    endpoint.access === 'member'
      ? onlyForThisCustomer(callAsMember(endpoint, parts))
      : attempt(endpoint, parts)

  // Safe: the types come from the endpoint's record, and its own schema has just checked the answer.
  return { call: call as Call }
}

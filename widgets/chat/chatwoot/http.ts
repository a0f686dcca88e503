/** Asks the server, and says no in the words of our own contract. */
import { SECOND } from '../../../src/core/clock.ts'
import { RegularsError } from '../../../src/core/errors.ts'
import { readRetryAfter } from '../../../src/core/outbox/retry-after.ts'
import { ProblemError } from '../../../src/core/problem-error.ts'
import { asRecord, asText } from './wire.ts'

export interface AskOptions {
  readonly method?: 'POST' | 'PATCH' | 'PUT'
  readonly body?: Readonly<Record<string, unknown>> | FormData
}

/**
 * Resolves with the parsed answer, `undefined` for an empty one. Rejects with a RegularsError `no_answer` or `bad_answer` where it is not known
 * what the server has done, and with a ProblemError where it said no.
 */
export type Ask = (path: string, options?: AskOptions) => Promise<unknown>

const DEADLINE = 15 * SECOND
/** Ten megabytes over a slow line. */
const FILES_DEADLINE = 180 * SECOND
/** Where the server names no time, or the browser may not read it. */
const DEFAULT_WAIT = 30 * SECOND

export function createAsk(root: string, request: typeof fetch): Ask {
  return async (path, { method, body } = {}) => {
    const isForm = body instanceof FormData
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), isForm ? FILES_DEADLINE : DEADLINE)
    try {
      const answer = await request(root + path, {
        method: method ?? 'GET',
        credentials: 'omit',
        referrerPolicy: 'strict-origin',
        cache: 'no-store',
        signal: giveUp.signal,
        ...(body && { body: isForm ? body : JSON.stringify(body) }),
        ...(body && !isForm && { headers: { 'content-type': 'application/json' } }),
      })
      const said = await answer.text()
      if (!answer.ok) throw refusalOf(path, answer, said)
      return said.trim() ? parse(path, said) : undefined
    } catch (error) {
      if (error instanceof ProblemError || error instanceof RegularsError) throw error
      // No network, no answer in time, or one the browser keeps from us.
      throw new RegularsError('no_answer', path)
    } finally {
      clearTimeout(timer)
    }
  }
}

function parse(path: string, said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    // As from a proxy that answers with a page: nobody knows what the server behind it did.
    throw new RegularsError('bad_answer', path, 'body')
  }
}

function refusalOf(path: string, answer: Response, said: string): ProblemError {
  const { status } = answer
  const isFlood = status === 429 || (status === 422 && isTooMany(said))
  const asked = readRetryAfter(answer.headers.get('retry-after'), Date.now())
  return new ProblemError(path, {
    code: isFlood ? 'rate_limited' : codeOf(status),
    // 200 messages a minute are refused with the status of a wrong field: for whoever tries again it is a matter of time.
    status: isFlood ? 429 : status,
    params: {},
    retryable: isFlood || status >= 500,
    retryAfterMs: isFlood ? asked || DEFAULT_WAIT : asked || undefined,
    requestId: answer.headers.get('x-request-id') ?? undefined,
  })
}

/** Chatwoot has no codes: this sentence, which it does not translate, is all that tells a flood from a wrong field. */
function isTooMany(said: string): boolean {
  try {
    return /too many messages/i.test(asText(asRecord(JSON.parse(said))['message']))
  } catch {
    return false // A page of HTML says nothing of the kind.
  }
}

function codeOf(status: number): string {
  if (status >= 500) return 'unavailable'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 413) return 'payload_too_large'
  if (status === 415) return 'file_type_refused'
  return status === 403 ? 'chat_blocked' : 'invalid_request'
}

/** The server may have done what it was asked, or not. */
export function isUnsure(error: unknown): boolean {
  return error instanceof ProblemError ? error.status >= 500 : error instanceof RegularsError
}

export function isMissing(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'not_found'
}

/** Turns whatever a request can end in into one of the two errors a caller has to know. */
import type { HTTPError } from 'ky'
import type { z } from 'zod/mini'
import { Problem } from '../contract/problem.ts'
import { RegularsError } from './errors.ts'
import { readRetryAfter } from './outbox/retry-after.ts'
import { ProblemError } from './problem-error.ts'
import { type Backend, readBody } from './send-request.ts'

/** For an answer without problem details, such as a proxy's page. */
const CODES: Readonly<Record<number, string>> = {
  401: 'session_expired',
  404: 'not_found',
  413: 'payload_too_large',
  429: 'rate_limited',
}

export async function readFailure(
  reason: unknown,
  path: string,
  environment: Backend['environment'],
): Promise<ProblemError | RegularsError<'bad_answer' | 'no_answer'>> {
  if (isNamed<HTTPError>(reason, 'HTTPError')) {
    const { response } = reason
    const body = await readBody(response, environment).catch(() => undefined)
    return readProblem(response, body, path, environment.now())
  }
  const failure = isNamed<z.core.$ZodError>(reason, '$ZodError')
    ? new RegularsError('bad_answer', path, fieldOf(reason))
    : isNamed(reason, 'SyntaxError')
      ? new RegularsError('bad_answer', path, 'body')
      : new RegularsError('no_answer', path)
  failure.cause = reason
  return failure
}

function readProblem(response: Response, body: unknown, path: string, now: number): ProblemError {
  const { status, headers } = response
  const problem = Problem.safeParse(body).data
  return new ProblemError(path, {
    code: problem?.code ?? CODES[status] ?? (status < 500 ? 'invalid_request' : 'unavailable'),
    status,
    params: problem?.params ?? {},
    retryable: problem?.retryable ?? (status === 429 || status >= 500),
    retryAfterMs: readRetryAfter(headers.get('retry-after'), now) || undefined,
    requestId: problem?.requestId ?? headers.get('x-request-id') ?? undefined,
  })
}

function fieldOf({ issues }: z.core.$ZodError): string {
  return issues[0]?.path.join('.') || 'body'
}

/** By name, because a bundle may hold a second copy of a class. */
function isNamed<E extends Error>(reason: unknown, name: string): reason is E {
  return reason instanceof Error && reason.name === name
}

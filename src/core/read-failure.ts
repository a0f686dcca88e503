/** Turns whatever a request can end in into one of the two errors a caller has to know. */
import type { HTTPError } from 'ky'
import type { z } from 'zod/mini'
import { Problem } from '../contract/problem.ts'
import { RegularsError } from './errors.ts'
import { readRetryAfter } from './outbox/retry-after.ts'
import { ProblemError } from './problem-error.ts'

/** For an answer without problem details, such as a proxy's page. */
const CODES: Readonly<Record<number, string>> = {
  401: 'session_expired',
  404: 'not_found',
  413: 'payload_too_large',
  429: 'rate_limited',
}

export async function readFailure(
  error: unknown,
  path: string,
  now: number,
): Promise<ProblemError | RegularsError<'bad_answer' | 'no_answer'>> {
  if (isNamed<HTTPError>(error, 'HTTPError')) {
    const body: unknown = await error.response.json().catch(() => undefined)
    return readProblem(error.response, body, path, now)
  }
  const failure = isNamed<z.core.$ZodError>(error, '$ZodError')
    ? new RegularsError('bad_answer', path, fieldOf(error))
    : isNamed(error, 'SyntaxError')
      ? new RegularsError('bad_answer', path, 'body')
      : new RegularsError('no_answer', path)
  failure.cause = error
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
function isNamed<E extends Error>(error: unknown, name: string): error is E {
  return error instanceof Error && error.name === name
}

/** Refusals: thrown by code, answered as RFC 9457 problem details. */
import type { Problem } from '../../../src/contract/problem.ts'
import { PROBLEMS, type ProblemCode } from '../../../src/contract/problem-codes.ts'

const REPEATABLE: ReadonlySet<ProblemCode> = new Set([
  'rate_limited',
  'internal_error',
  'code_unavailable',
  'unavailable',
])

interface ProblemOptions {
  readonly detail?: string
  readonly params?: Record<string, unknown>
  readonly headers?: Readonly<Record<string, string>>
}

export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly options: ProblemOptions

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? PROBLEMS[code][1])
    this.name = 'ProblemError'
    this.code = code
    this.options = options
  }
}

export function toResponse(problem: ProblemError, requestId: string): Response {
  const { code, options } = problem
  const [status, title] = PROBLEMS[code]
  const body: Problem = {
    type: `urn:regulars:problem:${code}`,
    title,
    status,
    code,
    ...(options.detail && { detail: options.detail }),
    params: options.params ?? {},
    retryable: REPEATABLE.has(code),
    requestId,
  }
  const headers = { ...options.headers, 'content-type': 'application/problem+json' }
  return new Response(JSON.stringify(body), { status, headers })
}

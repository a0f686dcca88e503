/** The backend said no, and why: callers switch on `code`, never on text. */

export interface ProblemDetails {
  /** One of the contract's problem codes, or a newer one this client does not know yet. */
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, unknown>>
  /** Repeating the very same request may succeed. */
  readonly retryable: boolean
  /** How long the backend asked to wait. */
  readonly retryAfterMs: number | undefined
  /** For the log of the backend; tell it to support. */
  readonly requestId: string | undefined
}

export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, unknown>>
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined
  readonly requestId: string | undefined

  constructor(path: string, details: ProblemDetails) {
    super(`${path} answered ${details.status} ${details.code}.`)
    this.name = 'ProblemError'
    this.code = details.code
    this.status = details.status
    this.params = details.params
    this.retryable = details.retryable
    this.retryAfterMs = details.retryAfterMs
    this.requestId = details.requestId
  }
}

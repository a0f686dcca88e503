/** What every request has around it: an id, headers, a log line, and problems for what goes wrong. */
import { randomUUID } from 'node:crypto'
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import type { Services } from '../services.ts'
import { isDatabaseAway } from '../database/away.ts'
import type { Log } from './log.ts'
import { admitAnyShop } from './origin.ts'
import { ProblemError, toResponse } from './problem.ts'

const CALLERS_ID = /^[\w-]{8,64}$/

/** A caller's own request id is kept, so that one search finds both sides’ logs. */
export function stampRequests(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.header('x-request-id') ?? ''
    const requestId = CALLERS_ID.test(asked) ? asked : randomUUID()
    c.set('requestId', requestId)
    c.header('X-Request-Id', requestId)
    c.header('X-Content-Type-Options', 'nosniff')
    const startedAt = performance.now()
    await next()
    log('info', 'request', {
      requestId,
      method: c.req.method,
      path: pathOf(c),
      status: c.res.status,
      ms: Math.round(performance.now() - startedAt),
    })
  }
}

/** Answers are for one caller, and never a page. */
export const protectAnswers: MiddlewareHandler = async (c, next) => {
  c.header('Vary', 'Origin')
  c.header('Cache-Control', 'no-store')
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  c.header('Referrer-Policy', 'no-referrer')
  await next()
}

export function onError(services: Services): ErrorHandler {
  return async (error, c) => {
    const problem = error instanceof ProblemError ? error : unexpected(error, c, services)
    if (c.get('isForPages') && problem.code !== 'origin_not_allowed')
      await letPagesRead(c, services)
    return withHeaders(c, toResponse(problem, requestIdOf(c)))
  }
}

export function onUnknownPath(
  endpoints: readonly { readonly method: string; readonly path: string }[],
): (c: Context) => never {
  return (c) => {
    const methods = endpoints
      .filter(({ path }) => matches(path, c.req.path))
      .map(({ method }) => method)
    if (methods.length === 0) throw new ProblemError('not_found')
    throw new ProblemError('method_not_allowed', { headers: { allow: methods.join(', ') } })
  }
}

function unexpected(error: Error, c: Context, services: Services): ProblemError {
  const away = isDatabaseAway(error)
  services.log('error', away ? 'database away' : 'handler failed', {
    requestId: requestIdOf(c),
    method: c.req.method,
    path: pathOf(c),
    stack: error.stack,
  })
  return new ProblemError(away ? 'unavailable' : 'internal_error')
}

/** Refused before its shop was known, as by a limit: Retry-After and the reason must reach the page all the same. */
async function letPagesRead(c: Context, services: Services): Promise<void> {
  try {
    await admitAnyShop(c, services.database)
  } catch (error) {
    // Without its database the server knows no origins; the page sees a failed request and repeats it.
    services.log('debug', 'origin unknown', { requestId: requestIdOf(c), reason: String(error) })
  }
}

/** A guest is named by the e-mail in some paths, and a log is nowhere to keep one. */
function pathOf(c: Context): string {
  return c.req.path.replace(/[^/]+(?:@|%40)[^/]+/gi, '…')
}

/** Headers set before the error stay: without those of CORS no page could read the problem. */
function withHeaders(c: Context, response: Response): Response {
  for (const [name, value] of response.headers) c.header(name, value)
  return c.newResponse(response.body, response)
}

function requestIdOf(c: Context): string {
  return String(c.get('requestId') ?? '')
}

function matches(template: string, path: string): boolean {
  const pattern = template.split('/')
  const parts = path.split('/')
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => part.startsWith('{') || part === parts[index])
  )
}

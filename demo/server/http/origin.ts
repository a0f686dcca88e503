/** Which pages may read the answers. An origin is no authentication: a key, a session or a cookie is. */
import type { Context } from 'hono'
import type { Sql } from '../db.ts'
import { isOriginListed } from '../shop/queries.ts'
import { ProblemError } from './problem.ts'

const EXPOSED = 'Retry-After, ETag, Date, X-Request-Id'
const PREFLIGHT_SECONDS = '7200'

/** Without an Origin the caller is no page of another site: an app, a server, curl. */
export async function checkOrigin(c: Context, sql: Sql, shopId: string): Promise<void> {
  const origin = c.req.header('origin')
  if (origin === undefined) return
  if (!(await isAllowed(c, sql, origin, shopId))) throw new ProblemError('origin_not_allowed')
  allow(c, origin)
}

/** No shop is known (a preflight, an unreadable body): a page of any shop may read the answer. */
export async function admitAnyShop(c: Context, sql: Sql): Promise<void> {
  const origin = c.req.header('origin')
  if (origin !== undefined && (await isAllowed(c, sql, origin))) allow(c, origin)
}

export function checkSameOrigin(c: Context): void {
  const origin = c.req.header('origin')
  if (origin !== undefined && !isOwnOrigin(c, origin)) throw new ProblemError('origin_not_allowed')
}

export async function answerPreflight(c: Context, sql: Sql): Promise<Response> {
  await admitAnyShop(c, sql)
  c.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE')
  c.header(
    'Access-Control-Allow-Headers',
    'Authorization, Content-Type, Idempotency-Key, Last-Event-ID',
  )
  c.header('Access-Control-Max-Age', PREFLIGHT_SECONDS)
  return c.body(null, 204)
}

/** Never credentials: no cookie has a meaning across origins here. */
function allow(c: Context, origin: string): void {
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Access-Control-Expose-Headers', EXPOSED)
}

async function isAllowed(c: Context, sql: Sql, origin: string, shopId?: string): Promise<boolean> {
  const patterns = patternsOf(origin)
  return (
    patterns.length > 0 && (isOwnOrigin(c, origin) || (await isOriginListed(sql, patterns, shopId)))
  )
}

/** The origin itself and "any port of this host"; none for `null` and for anything that is no exact origin. */
export function patternsOf(origin: string): string[] {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url?.origin !== origin || !/^https?:$/.test(url.protocol)) return []
  return [origin, `${url.protocol}//${url.hostname}:*`]
}

/** The browser wrote both headers, so a page of another site cannot make them agree. */
function isOwnOrigin(c: Context, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

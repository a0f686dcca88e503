/** JSON answers; those that are the same for everyone carry an ETag and may be cached. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const PUBLIC_CACHE = 'public, max-age=300, stale-while-revalidate=86400'

export function answerJson(
  c: Context,
  value: unknown,
  { status, cacheable }: { readonly status: number; readonly cacheable: boolean },
): Response {
  const text = JSON.stringify(value)
  c.header('Content-Type', 'application/json')
  // Safe: statuses come from the contract, and none of its answers is without a body.
  if (!cacheable) return c.body(text, status as ContentfulStatusCode)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  c.header('Cache-Control', PUBLIC_CACHE)
  c.header('ETag', etag)
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  return c.body(text, status as ContentfulStatusCode)
}

/** Weak and strong compare alike for reading; a proxy that compresses weakens the tag. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}

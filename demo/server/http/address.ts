/** Where a request comes from, for limits. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

export function clientAddress(c: Context, trustProxy: boolean): string {
  // The last entry is the one our own proxy wrote; those before it are the caller's to invent.
  const forwarded = trustProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  return forwarded || socketAddress(c)
}

export function isSecure(c: Context, trustProxy: boolean): boolean {
  const scheme = trustProxy ? c.req.header('x-forwarded-proto') : undefined
  return (scheme ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https'
}

/** In tests the app is called in process, without a socket. */
function socketAddress(c: Context): string {
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'in-process'
}

/** What the shop's pages allow: nothing but their own files, and no string that becomes code. */
import type { MiddlewareHandler } from 'hono'
import type { ShopEnv } from './environment.ts'

export function protectPages(options: {
  readonly scriptUrl: string
  readonly pageApiUrl?: string
}): MiddlewareHandler<ShopEnv> {
  const scripts = sources(options.scriptUrl)
  const connections = sources(options.scriptUrl, options.pageApiUrl)
  const policy = [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connections}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
  return async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'strict-origin-when-cross-origin')
    // Pages carry the shopper's name and a fresh proof: no shared cache may keep them.
    c.header('cache-control', 'private, no-cache')
    c.header('vary', 'Cookie, Accept, Accept-Language')
  }
}

/** `'self'`, and the origins of those addresses that name one. */
function sources(...urls: readonly (string | undefined)[]): string {
  const origins = urls.flatMap((url) => (url && URL.canParse(url) ? [new URL(url).origin] : []))
  return ["'self'", ...new Set(origins)].join(' ')
}

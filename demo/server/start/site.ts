/** Everything on one port: the API, the built script, the merchant’s console and the demo shop. */
import { join } from 'node:path'
import { Hono } from 'hono'
import { except } from 'hono/combine'
import type { Env } from 'hono'
import { API_PATHS } from '../app.ts'
import { stampRequests } from '../http/frame.ts'
import type { Log } from '../http/log.ts'
import { serveFiles } from './static-files.ts'

const DIST = join(import.meta.dirname, '../../../dist')
const SCRIPTS = /^\/(regulars\.js|loader\.js|assets\/[\w.-]+\.(js|css)|locales\/[\w-]+\.json)$/

/** A script is for every shop’s page, whatever its origin. */
const SCRIPT_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
const CONSOLE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
}

export function createSite<E extends Env>(api: Hono, shop: Hono<E>, log: Log): Hono {
  const site = new Hono()
  site.use('*', except(API_PATHS, stampRequests(log)))
  site.route('/', api)
  site.use(
    '*',
    serveFiles(DIST, {
      headers: SCRIPT_HEADERS,
      pathOf: (path) => (SCRIPTS.test(path) ? path : undefined),
    }),
  )
  site.get('/console', (c) => c.redirect('/console/', 308))
  site.use('/console/*', serveFiles(DIST, { headers: CONSOLE_HEADERS, pathOf: consoleFile }))
  site.get('/console/*', (c) => c.text('The console is not built yet: run npm run build.', 404))
  site.route('/', shop)
  return site
}

function consoleFile(path: string): string {
  return path.endsWith('/') ? `${path}index.html` : path
}

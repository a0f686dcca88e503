/** The shop's own files: style sheet, script, pictures. Addresses carry a version, so that browsers keep them for good. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono, type Context } from 'hono'
import { findDrawing } from './catalogue/pictures/index.ts'
import { favicon } from './catalogue/pictures/favicon.ts'
import { versionOf } from './version.ts'

const STYLES = join(import.meta.dirname, 'styles')
/** Built from client/shop.ts. */
const SCRIPT = join(import.meta.dirname, '../../dist/shop/shop.js')

const stylesheet = readdirSync(STYLES)
  .filter((file) => file.endsWith('.css'))
  .sort()
  .map((file) => readFileSync(join(STYLES, file), 'utf8'))
  .join('\n')

// Before the first build there is none, and the shop works without.
const script = existsSync(SCRIPT) ? readFileSync(SCRIPT, 'utf8') : ''

export const stylesheetUrl = `/shop.css?v=${versionOf(stylesheet)}`
export const scriptUrl = `/shop.js?v=${versionOf(script)}`

export function fileRoutes(): Hono {
  return new Hono()
    .get('/shop.css', (c) => answer(c, stylesheet, 'text/css; charset=utf-8'))
    .get('/shop.js', (c) => answer(c, script, 'text/javascript; charset=utf-8'))
    .get('/favicon.svg', (c) => answer(c, favicon, 'image/svg+xml'))
    .get('/pictures/:name{[a-z-]+\\.svg}', (c) => {
      const drawing = findDrawing(c.req.param('name').slice(0, -'.svg'.length))
      return drawing ? answer(c, drawing, 'image/svg+xml') : c.notFound()
    })
}

function answer(c: Context, content: string, type: string): Response {
  // Only the address with the right version is the content for good.
  const isVersioned = c.req.query('v') === versionOf(content)
  return c.body(content, 200, {
    'content-type': type,
    'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  })
}

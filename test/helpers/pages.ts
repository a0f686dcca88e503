/** A shop of static pages for the tag to run in, with the built artefacts beside them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBody, startServer } from './http.ts'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'dist')
// Safe: npm insists on a version in every package.json.
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string
}

export interface Page {
  readonly head?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The whole document, instead of `head` and `body` in ours. */
  readonly html?: string
}

export interface Pages {
  /** As package.json names it. */
  readonly version: string
  /** `localhost`, where the collector is `127.0.0.1`: two sites to the browser. */
  readonly url: string
  /** Every path asked for, in order. */
  readonly requests: string[]
  /** Paths whose answer has reached the browser in full. */
  readonly answered: string[]
  /** Answers this path late. */
  hold(path: string, ms: number): void
  /** Returns the address of the page. */
  add(path: string, page: Page): string
  /** The text of an artefact. */
  read(path: string): string
  /** Serves the text instead of, or beside, what the build has made. */
  addScript(path: string, text: string): void
  close(): Promise<void>
}

export async function startPages(): Promise<Pages> {
  const pages = new Map<string, Page>()
  const answered: string[] = []
  const delays = new Map<string, number>()
  const scripts = new Map<string, string>()
  const requests: string[] = []
  const server = await startServer(async (request, response, url) => {
    if (request.method === 'POST') await readBody(request)
    requests.push(url.pathname)
    response.once('finish', () => answered.push(url.pathname))
    await new Promise((resolve) => setTimeout(resolve, delays.get(url.pathname) ?? 0))
    const page = pages.get(url.pathname)
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
      return response.end(renderPage(page))
    }
    const content = scripts.get(url.pathname) ?? readDist(url.pathname)
    if (content === undefined) return response.writeHead(404).end()
    const type = url.pathname.endsWith('.js') ? 'text/javascript' : 'application/json'
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' })
    return response.end(content)
  })
  const url = `http://localhost:${server.port}`
  return {
    url,
    requests,
    answered,
    hold: (path, ms) => void delays.set(path, ms),
    add(path, page) {
      pages.set(path, page)
      return url + path
    },
    version,
    read(path) {
      const content = readDist(path)
      if (content === undefined) throw new Error(`dist has no ${path}. Run: npm run build`)
      return content
    },
    addScript: (path, text) => void scripts.set(path, text),
    close: server.goDown,
  }
}

function readDist(path: string): string | undefined {
  const file = join(DIST, path)
  if (!/\.(js|json)$/.test(file) || !existsSync(file)) return undefined
  return readFileSync(file, 'utf8')
}

function renderPage({ head = '', body = '', html }: Page): string {
  if (html !== undefined) return html
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width">
${head}</head><body><h1>Shop</h1>${body}</body></html>`
}

export interface TagOptions {
  readonly endpoint: string
  readonly src?: string
  /** Further attributes, as they stand in the page. */
  readonly more?: string
}

/**
 * The tag as a merchant pastes it, with consent given and loyalty alone unless `more` says otherwise: the panel of one widget opens at it, and
 * what these tests are about does not change with every widget that comes.
 */
export function tag({ endpoint, src = '/regulars.js', more = '' }: TagOptions): string {
  const consent = more.includes('data-consent') ? '' : ' data-consent="granted"'
  // A script of a test's own brings its own widgets.
  const isBuilt = src === '/regulars.js' || src === '/loader.js'
  const widgets = isBuilt && !more.includes('data-widgets') ? ' data-widgets="loyalty"' : ''
  return `<script async src="${src}" data-shop="pk_demo" data-endpoint="${endpoint}"${consent}${widgets} ${more}></script>`
}

/** Where the build has put a module that is loaded when it is needed. */
export function chunkOf(pages: Pick<Pages, 'read'>, module: string): string {
  // Safe: the bundler's own manifest.
  const manifest = JSON.parse(pages.read('/assets/manifest.json')) as Record<
    string,
    { file: string }
  >
  return `/${manifest[module]!.file}`
}

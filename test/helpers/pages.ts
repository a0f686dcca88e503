/** A shop of static pages for the tag to run in, with the built artefacts beside them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startServer } from './http.ts'

const DIST = join(import.meta.dirname, '../../dist')

export interface Page {
  readonly head?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Pages {
  /** `localhost`, where the collector is `127.0.0.1`: two sites to the browser. */
  readonly url: string
  /** Every path asked for, in order. */
  readonly requests: string[]
  /** Returns the address of the page. */
  add(path: string, page: Page): string
  close(): Promise<void>
}

export async function startPages(): Promise<Pages> {
  const pages = new Map<string, Page>()
  const requests: string[] = []
  const server = await startServer((_request, response, url) => {
    requests.push(url.pathname)
    const page = pages.get(url.pathname)
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
      return response.end(renderPage(page))
    }
    const file = join(DIST, url.pathname)
    if (!existsSync(file) || !/\.(js|json)$/.test(file)) return response.writeHead(404).end()
    const type = file.endsWith('.js') ? 'text/javascript' : 'application/json'
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' })
    return response.end(readFileSync(file))
  })
  const url = `http://localhost:${server.port}`
  return {
    url,
    requests,
    add(path, page) {
      pages.set(path, page)
      return url + path
    },
    close: server.goDown,
  }
}

function renderPage({ head = '', body = '' }: Page): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
${head}</head><body><h1>Shop</h1>${body}</body></html>`
}

export interface TagOptions {
  readonly endpoint: string
  readonly src?: string
  /** Further attributes, as they stand in the page. */
  readonly more?: string
}

/** The tag as a merchant pastes it, with consent given unless `more` says otherwise. */
export function tag({ endpoint, src = '/regulars.js', more = '' }: TagOptions): string {
  const consent = more.includes('data-consent') ? '' : ' data-consent="granted"'
  return `<script async src="${src}" data-shop="pk_demo" data-endpoint="${endpoint}"${consent} ${more}></script>`
}

/** Serves test/fixtures/pages as they stand, with the tag pointed at the build and at a collector. */
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { startServer } from './http.ts'

const ROOT = join(import.meta.dirname, '../..')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

export interface FixturePages {
  /** The address of a page, by its name without ending. */
  address(name: string): string
  close(): Promise<void>
}

export async function startFixturePages(endpoint: string): Promise<FixturePages> {
  const server = await startServer((_request, response, { pathname }) => {
    const file = [join(ROOT, 'test/fixtures/pages', pathname), join(ROOT, 'dist', pathname)].find(
      (path) => existsSync(path),
    )
    const type = TYPES[extname(pathname)]
    if (!file || !type) return response.writeHead(404).end()
    const text = readFileSync(file, 'utf8')
    response.writeHead(200, { 'content-type': type })
    return response.end(type.startsWith('text/html') ? pointTag(text, endpoint) : text)
  })
  return {
    address: (name) => `http://localhost:${server.port}/${name}.html`,
    close: server.goDown,
  }
}

function pointTag(html: string, endpoint: string): string {
  return html
    .replaceAll('../../../dist/', '/')
    .replaceAll(/data-endpoint="[^"]*"/g, `data-endpoint="${endpoint}"`)
}

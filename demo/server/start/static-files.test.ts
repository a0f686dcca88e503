import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveFiles } from './static-files.ts'

const SCRIPT = `console.log('${'regulars '.repeat(500)}')`
let root: string
let app: Hono
beforeAll(() => {
  root = join(realpathSync(mkdtempSync(join(tmpdir(), 'regulars-files-'))), 'dist')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'regulars.js'), SCRIPT)
  writeFileSync(join(root, 'assets/chat-Bx3kQ9_a.js'), SCRIPT)
  writeFileSync(join(root, 'assets/0c_bEB3.js'), SCRIPT)
  writeFileSync(join(root, 'assets/manifest.json'), '{}')
  writeFileSync(join(root, '../secret.txt'), 'secret')
  app = new Hono()
  app.use('*', serveFiles(root, { headers: { 'x-kind': 'script' }, pathOf: (path) => path }))
})
afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }))

async function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return app.request(path, { headers })
}

test('a file with a fixed name is asked for each time, and sent only when it changed', async () => {
  const first = await ask('/regulars.js')

  const again = await ask('/regulars.js', { 'if-none-match': first.headers.get('etag') ?? '' })

  expect(await first.text()).toBe(SCRIPT)
  expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(first.headers.get('cache-control')).toBe('no-cache')
  expect(first.headers.get('x-kind')).toBe('script')
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test.each([
  ['/assets/chat-Bx3kQ9_a.js', 'public, max-age=31536000, immutable'],
  ['/assets/0c_bEB3.js', 'public, max-age=31536000, immutable'],
  ['/assets/manifest.json', 'no-cache'],
])('%s is kept for good only with a hash in its name', async (path, kept) => {
  expect((await ask(path)).headers.get('cache-control')).toBe(kept)
})

test('text is compressed by what the browser takes', async () => {
  const [br, gzip] = [
    await ask('/regulars.js', { 'accept-encoding': 'gzip, deflate, br' }),
    await ask('/regulars.js', { 'accept-encoding': 'gzip;q=0.8' }),
  ]

  expect([br.headers.get('content-encoding'), gzip.headers.get('content-encoding')]).toEqual([
    'br',
    'gzip',
  ])
  expect(br.headers.get('vary')).toBe('Accept-Encoding')
  expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(SCRIPT)
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(SCRIPT)
})

test('a new build is served without a restart', async () => {
  writeFileSync(join(root, 'new.js'), 'one')
  const before = await (await ask('/new.js')).text()

  writeFileSync(join(root, 'new.js'), 'two, and longer')

  expect([before, await (await ask('/new.js')).text()]).toEqual(['one', 'two, and longer'])
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets',
  '/assets/',
  '/none.js',
  '/a%00.js',
])('%s is no file', async (path) => {
  expect((await ask(path)).status).toBe(404)
})

test('only reading is answered', async () => {
  const answer = await app.request('/regulars.js', { method: 'POST' })

  expect(answer.status).toBe(404)
})

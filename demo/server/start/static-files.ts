/** Serves built files, compressed once and kept in memory until they change on disk. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { isKnown } from '../http/json.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.svg'])
/** A build puts a hash of eight characters or more before the extension, or names a file by its hash alone; such a file never changes. */
const HASHED = /(?:-[\w-]{8,}|\/assets\/[\w-]{7})\.\w+$/

interface File {
  readonly changedAt: number
  readonly etag: string
  readonly identity: Buffer<ArrayBuffer>
  /** By content encoding. */
  readonly compressed: Readonly<Record<string, Buffer<ArrayBuffer>>>
}

export interface StaticOptions {
  /** The URL’s path below the root folder; `undefined` lets the request pass on. */
  readonly pathOf: (urlPath: string) => string | undefined
  readonly headers: Readonly<Record<string, string>>
}

export function serveFiles(root: string, { pathOf, headers }: StaticOptions): MiddlewareHandler {
  const files = new Map<string, Promise<File>>()
  return async (c, next) => {
    const path =
      c.req.method === 'GET' || c.req.method === 'HEAD'
        ? insideOf(root, pathOf(c.req.path))
        : undefined
    const file = path && (await load(files, path))
    if (!path || !file) return next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    c.header('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream')
    c.header(
      'Cache-Control',
      HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
    return send(c, file)
  }
}

function send(c: Context, file: File): Response {
  c.header('ETag', file.etag)
  c.header('Vary', 'Accept-Encoding')
  if (isKnown(c.req.header('if-none-match'), file.etag)) return c.body(null, 304)
  const accepted = (c.req.header('accept-encoding') ?? '')
    .split(',')
    .map((name) => name.split(';')[0]?.trim())
  const encoding = ['br', 'gzip'].find((name) => accepted.includes(name) && file.compressed[name])
  if (encoding) c.header('Content-Encoding', encoding)
  return c.body((encoding && file.compressed[encoding]) || file.identity)
}

/** `..` and what else leads out of the folder is nobody’s file. */
function insideOf(root: string, path: string | undefined): string | undefined {
  if (path === undefined || path.includes('\0')) return undefined
  const full = normalize(join(root, path))
  return full.startsWith(root + sep) ? full : undefined
}

async function load(files: Map<string, Promise<File>>, path: string): Promise<File | undefined> {
  const stats = await stat(path).catch(() => undefined)
  if (!stats?.isFile()) return undefined
  const known = await files.get(path)
  if (known?.changedAt === stats.mtimeMs) return known
  const fresh = read(path, stats.mtimeMs)
  files.set(path, fresh)
  return fresh
}

async function read(path: string, changedAt: number): Promise<File> {
  const identity = await readFile(path)
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  if (!COMPRESSIBLE.has(extname(path))) return { changedAt, etag, identity, compressed: {} }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(identity),
    promisify(gzip)(identity, { level: 9 }),
  ])
  return { changedAt, etag, identity, compressed: { br, gzip: gz } }
}

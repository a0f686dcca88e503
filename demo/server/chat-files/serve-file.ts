/** Hands a file out: to be looked at where a browser shows it safely, to be saved otherwise; never as a page of this origin. */
import type { Context } from 'hono'
import type { Sql } from '../db.ts'
import { isKnown } from '../http/json.ts'
import { ProblemError } from '../http/problem.ts'
import { disposition } from './file-name.ts'
import { rangeOf, type Range } from './range.ts'

interface Served {
  readonly shopId: string
  readonly fileId: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly hash: string
}

/** Who knows the address has been sent it; what stands there never changes. */
const CACHE = 'private, max-age=31536000, immutable'
/** A document opened by its address alone runs nothing and belongs to no origin. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; sandbox"

export async function serveFile(c: Context, sql: Sql, token: string): Promise<Response> {
  const [file] = await sql.query<Served>(
    `select shop_id as "shopId", file_id as "fileId", name, type, bytes, hash from chat_files where token = $1`,
    [token],
  )
  if (!file) throw new ProblemError('not_found')
  const etag = `"${file.hash}"`
  const isShown = /^(image|video|audio)\//.test(file.type)
  c.header('Cache-Control', CACHE)
  c.header('ETag', etag)
  c.header('Content-Security-Policy', POLICY)
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Accept-Ranges', 'bytes')
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('Content-Disposition', disposition(isShown ? 'inline' : 'attachment', file.name))
  c.header('Content-Type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
  return answerRange(c, sql, { file, range: rangeOf(c.req.header('range'), file.bytes) })
}

/** Safari plays no film whose server does not give parts of it. */
async function answerRange(
  c: Context,
  sql: Sql,
  { file, range }: { readonly file: Served; readonly range: Range | 'outside' | undefined },
): Promise<Response> {
  if (range === 'outside') {
    c.header('Content-Range', `bytes */${file.bytes}`)
    return c.body(null, 416)
  }
  const { from, to } = range ?? { from: 0, to: file.bytes - 1 }
  const content = await readContent(sql, file, { from, to })
  if (range) c.header('Content-Range', `bytes ${from}-${to}/${file.bytes}`)
  c.header('Content-Length', String(content.byteLength))
  return c.body(content, range ? 206 : 200)
}

async function readContent(
  sql: Sql,
  { shopId, fileId }: Served,
  { from, to }: Range,
): Promise<Uint8Array<ArrayBuffer>> {
  const [row] = await sql.query<{ content: string }>(
    `select encode(substring(content from $3::int for $4::int), 'base64') as content from chat_files where shop_id = $1 and file_id = $2`,
    [shopId, fileId, from + 1, to - from + 1],
  )
  if (!row) throw new ProblemError('not_found')
  return new Uint8Array(Buffer.from(row.content, 'base64'))
}

/** Reads a request’s body, up to a limit: JSON, or the bytes of a file. */
import type { Context } from 'hono'
import type { Access } from '../../../src/contract/endpoint.ts'
import { invalid } from './parse.ts'
import { ProblemError } from './problem.ts'

/** What a browser can send at all while its tab closes. */
const PAGE_BYTES = 65_536
/** The largest order the contract allows fits. */
const SERVER_BYTES = 1_048_576

/** `text/plain` needs no CORS preflight, and so still leaves from a closing tab. */
const PAGE_TYPES = /^(application\/json|text\/plain)\s*(;|$)/i
const JSON_TYPE = /^application\/json\s*(;|$)/i

export async function readBody(c: Context, access: Access): Promise<unknown> {
  const text = await readText(c, access === 'secret' ? SERVER_BYTES : PAGE_BYTES)
  const allowed = access === 'public' ? PAGE_TYPES : JSON_TYPE
  // A form of another site can send text/plain along with the merchant's cookie, but not JSON.
  if (!allowed.test(c.req.header('content-type') ?? ''))
    throw invalid('body', '', 'Content-Type has to be application/json')
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('body', '', 'No valid JSON')
  }
}

async function readText(c: Context, limit: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of readChunks(c, limit)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** The body of an endpoint that takes bytes, read by its handler: who calls is known by then. */
export async function readBytes(c: Context, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of readChunks(c, limit)) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

/** Counts while reading: Content-Length is only what the sender says. */
async function* readChunks(c: Context, limit: number): AsyncGenerator<Uint8Array> {
  const tooLarge = (): ProblemError => new ProblemError('payload_too_large', { params: { limit } })
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge()
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > limit) throw tooLarge()
    yield chunk
  }
}

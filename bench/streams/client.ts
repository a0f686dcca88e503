/** Talks to the backend as pages and consoles do, without a browser: a thousand of them fit into one process. */
import { randomUUID } from 'node:crypto'
import { Agent, request, type IncomingMessage } from 'node:http'
import { createParser } from 'eventsource-parser'

type Headers = Readonly<Record<string, string>>

export interface LiveStream {
  isOpen(): boolean
  /** Resolves with the next message that `isAwaited` is true of. */
  heard(isAwaited: (message: LiveData) => boolean): Promise<LiveData>
  close(): void
}

export interface LiveData {
  readonly type: string
  readonly revision?: number
  readonly data?: { readonly conversationId?: string }
}

const HEARD_WITHIN_MS = 20_000
const calls = new Agent({ keepAlive: true, maxSockets: 32 })
const streams = new Agent({ maxSockets: Infinity })

export function messagePath(conversationId: string, cid: string): string {
  return `/v1/chat/conversations/${conversationId}/messages/${cid}`
}

export function agentPath(conversationId: string, rest: string): string {
  return `/v1/merchant/chat/conversations/${conversationId}/${rest}`
}

/** Resolves with the first message: from then on nothing is missed. */
export async function openStream(url: string, headers: Headers): Promise<LiveStream> {
  const answer = await send(url, { headers, agent: streams })
  const waiting = new Set<(message: LiveData) => void>()
  let isOpen = true
  const parser = createParser({
    onEvent: ({ data }) => {
      // Safe: the server holds its own answers to the contract.
      const message = JSON.parse(data) as LiveData
      for (const hear of waiting) hear(message)
    },
  })
  answer.setEncoding('utf8').on('data', (text: string) => parser.feed(text))
  answer.on('close', () => (isOpen = false)).on('error', () => (isOpen = false))
  const heard: LiveStream['heard'] = (isAwaited) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(hear)
        reject(new Error(`Nothing was heard for ${HEARD_WITHIN_MS} ms.`))
      }, HEARD_WITHIN_MS)
      const hear = (message: LiveData): void => {
        if (!isAwaited(message)) return
        clearTimeout(late)
        waiting.delete(hear)
        resolve(message)
      }
      waiting.add(hear)
    })
  await heard(({ type }) => type === 'stream.opened')
  return { isOpen: () => isOpen, heard, close: () => void answer.destroy() }
}

export interface Call {
  readonly headers: Headers
  readonly method?: string
  readonly body?: unknown
}

/** The body of the answer; throws with it where it is a refusal. */
export async function call(url: string, { headers, method = 'GET', body }: Call): Promise<unknown> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const answer = await send(url, { headers, method, agent: calls, body: sent })
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) text += String(chunk)
  if ((answer.statusCode ?? 500) >= 400) throw new Error(`${method} ${url}: ${text}`)
  return JSON.parse(text)
}

export function sendMessage(
  origin: string,
  { conversationId, headers }: { readonly conversationId: string; readonly headers: Headers },
): Promise<unknown> {
  const body = { text: 'Where is my order? It was to come on Monday.' }
  return call(`${origin}${messagePath(conversationId, randomUUID())}`, {
    method: 'PUT',
    headers,
    body,
  })
}

export function sendAnswer(
  origin: string,
  { conversationId, headers }: { readonly conversationId: string; readonly headers: Headers },
  cid: string = randomUUID(),
): Promise<unknown> {
  const body = { text: 'It left us this morning, and should be with you tomorrow.' }
  const path = agentPath(conversationId, `messages/${cid}`)
  return call(`${origin}${path}`, { method: 'PUT', headers, body })
}

interface Sending {
  readonly headers: Headers
  readonly agent: Agent
  readonly method?: string
  readonly body?: string | undefined
}

function send(
  url: string,
  { headers, agent, method = 'GET', body }: Sending,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' }
    request(url, { method, agent, headers: typed }, resolve).on('error', reject).end(body)
  })
}

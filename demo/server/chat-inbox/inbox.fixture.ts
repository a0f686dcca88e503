/** A shop with people who answer, and shoppers who write to them. */
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import type { z } from 'zod/mini'
import { Merchant } from '../../../src/contract/merchant.ts'
import {
  ChatMessage,
  ChatPage,
  InboxRow,
  readInbox,
  readThread,
  Sent,
} from '../../../widgets/chat/contract.ts'
import { bodyOf } from '../testing/loyalty.ts'
import type { TestServer } from '../testing/test-server.ts'
import type { Ask, TestShop } from '../testing/test-shop.ts'

export type Inbox = z.infer<typeof readInbox.response>
export type AgentThread = z.infer<typeof readThread.response>

export interface TestAgent {
  readonly email: string
  readonly cookie: string
  /** Below `/v1/merchant/chat/conversations`. */
  ask(path: string, ask?: Ask & { readonly app?: Hono }): Promise<Response>
  inbox(query?: Readonly<Record<string, string>>): Promise<Inbox>
  thread(conversationId: string, query?: Readonly<Record<string, string>>): Promise<AgentThread>
  answer(conversationId: string, text: string, cid?: string): Promise<ChatMessage>
  note(conversationId: string, text: string, cid?: string): Promise<Response>
  signal(conversationId: string, body: object): Promise<Response>
  handle(conversationId: string, body: object): Promise<InboxRow>
}

export async function addAgent(
  { app }: Pick<TestServer, 'app'>,
  shop: TestShop,
): Promise<TestAgent> {
  const cookie = await shop.signInMerchant()
  const request = async (
    path: string,
    { app: at = app, method, body }: Ask & { app?: Hono } = {},
  ) =>
    at.request(path, {
      method: method ?? 'GET',
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const ask: TestAgent['ask'] = (path, options) =>
    request(`/v1/merchant/chat/conversations${path}`, options)
  const withQuery = (path: string, query: Readonly<Record<string, string>> = {}): string =>
    `${path}?${new URLSearchParams(query)}`
  const { email } = Merchant.parse(await bodyOf(request('/v1/merchant/session')))
  return {
    email,
    cookie,
    ask,
    inbox: async (query) => readInbox.response.parse(await bodyOf(ask(withQuery('', query)))),
    thread: async (id, query) =>
      readThread.response.parse(await bodyOf(ask(withQuery(`/${id}`, query)))),
    answer: async (id, text, cid = randomUUID()) =>
      ChatMessage.parse(
        await bodyOf(ask(`/${id}/messages/${cid}`, { method: 'PUT', body: { text } })),
      ),
    note: (id, text, cid = randomUUID()) =>
      ask(`/${id}/notes/${cid}`, { method: 'PUT', body: { text } }),
    signal: (id, body) => ask(`/${id}/signals`, { method: 'POST', body }),
    handle: async (id, body) =>
      InboxRow.parse(await bodyOf(ask(`/${id}/handle`, { method: 'POST', body }))),
  }
}

export interface Saying {
  readonly sub?: string
  readonly conversationId?: string
  readonly contact?: object
  readonly context?: object
}

/** A shopper writes; without a conversation, they begin one. */
export function say(shop: TestShop, text: string, saying: Saying = {}): Promise<Response> {
  const { sub = 'ana', conversationId = randomUUID(), ...more } = saying
  const path = `/v1/chat/conversations/${conversationId}/messages/${randomUUID()}`
  return shop.askAsMember(sub, path, { method: 'PUT', body: { text, ...more } })
}

/** Its id. */
export async function begin(shop: TestShop, text: string, saying?: Saying): Promise<string> {
  return Sent.parse(await bodyOf(say(shop, text, saying))).conversation.id
}

/** What a shopper can read, after `after`; in the order of the thread. */
export async function changesOf(shop: TestShop, sub = 'ana', after?: number): Promise<ChatPage> {
  const query = after === undefined ? '' : `?after=${after}`
  const page = ChatPage.parse(await bodyOf(shop.askAsMember(sub, `/v1/chat/changes${query}`)))
  return { ...page, messages: page.messages.toSorted((a, b) => a.seq - b.seq) }
}

/** Shoppers who write to a shop, and what they read of it. */
import { createHash, randomUUID } from 'node:crypto'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { Problem } from '../../../src/contract/problem.ts'
import type { Session } from '../../../src/contract/session.ts'
import {
  ChatPage,
  Conversation,
  readEarlier,
  Sent,
  type ChatMessage,
} from '../../../widgets/chat/contract.ts'
import type { TestServer } from '../testing/test-server.ts'
import type { Ask, TestShop } from '../testing/test-shop.ts'
import { appendMessage } from './append.ts'
import { changeConversation, setShopper, type ChatChange } from './change.ts'

export interface Say {
  readonly cid?: string
  readonly attachments?: readonly string[]
  readonly replyTo?: string
  readonly contact?: Record<string, unknown>
  readonly context?: Record<string, unknown>
}

export interface Shopper {
  readonly session: Session
  ask(path: string, ask?: Ask): Promise<Response>
  /** The bare answer to a message. */
  put(conversationId: string, text: string, more?: Say): Promise<Response>
  say(conversationId: string, text: string, more?: Say): Promise<Sent>
  changes(after?: number, limit?: number): Promise<ChatPage>
  /** Everything after a cursor, page by page. */
  follow(after?: number, limit?: number): Promise<ChatPage[]>
  end(conversationId: string): Promise<Conversation>
  conversation(conversationId: string): Promise<Conversation>
  earlier(conversationId: string, query?: string): Promise<ResponseOf<typeof readEarlier>>
}

/** Whatever it is made of, always the same for the same word. */
export function secretOf(word: string): string {
  return createHash('sha256').update(word).digest('base64url')
}

/** The same word is the same guest, however much later. */
export async function guestOf(shop: TestShop, word: string = randomUUID()): Promise<Shopper> {
  return createShopper(shop, await shop.openGuestSession(secretOf(word)))
}

export async function memberOf(shop: TestShop, sub: string): Promise<Shopper> {
  return createShopper(shop, await shop.openSession(sub))
}

export function createShopper(shop: TestShop, session: Session): Shopper {
  const ask: Shopper['ask'] = (path, options) => shop.askWithSession(session, path, options)
  const put: Shopper['put'] = (conversationId, text, { cid = randomUUID(), ...more } = {}) =>
    ask(`/v1/chat/conversations/${conversationId}/messages/${cid}`, {
      method: 'PUT',
      body: { text, ...more },
    })
  const end = (id: string): Promise<Response> =>
    ask(`/v1/chat/conversations/${id}/end`, { method: 'POST', body: {} })
  return {
    session,
    ask,
    put,
    say: async (...said) => Sent.parse(await bodyOf(put(...said))),
    end: async (id) => Conversation.parse(await bodyOf(end(id))),
    ...readerOf(ask),
  }
}

function readerOf(
  ask: Shopper['ask'],
): Pick<Shopper, 'changes' | 'follow' | 'earlier' | 'conversation'> {
  const changes: Shopper['changes'] = async (after, limit) => {
    const query = new URLSearchParams({
      ...(after !== undefined && { after: String(after) }),
      ...(limit !== undefined && { limit: String(limit) }),
    })
    return ChatPage.parse(await bodyOf(ask(`/v1/chat/changes?${query}`)))
  }
  return {
    changes,
    async follow(after, limit) {
      const pages = [await changes(after, limit)]
      for (let last = pages[0]; last?.hasMore; last = pages.at(-1))
        pages.push(await changes(last.cursor, limit))
      return pages
    },
    earlier: async (id, query = '') =>
      readEarlier.response.parse(
        await bodyOf(ask(`/v1/chat/conversations/${id}/messages?${query}`)),
      ),
    async conversation(id) {
      const found = (await changes()).conversations.find((conversation) => conversation.id === id)
      if (!found) throw new Error(`There is no conversation ${id}.`)
      return found
    },
  }
}

/** Of an answer that is one; a refusal fails the test with its own words. */
export async function bodyOf(response: Promise<Response>): Promise<unknown> {
  const answer = await response
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** `ok`, or why not. */
export async function codeOf(response: Promise<Response>): Promise<string> {
  const answer = await response
  return answer.ok ? 'ok' : Problem.parse(await answer.json()).code
}

/** As a screen shows it: in the order of the thread. */
export function textsOf(messages: readonly ChatMessage[]): string[] {
  return [...messages].sort((a, b) => a.seq - b.seq).map(({ text }) => text)
}

/** As the shop's side does it. */
export function changeAsShop<T>(
  { database, clock }: TestServer,
  shop: TestShop,
  conversationId: string,
  work: (change: ChatChange) => Promise<T>,
): Promise<T> {
  return changeConversation(database, { shopId: shop.id, conversationId, now: clock.now() }, work)
}

export async function answer(
  server: TestServer,
  shop: TestShop,
  conversationId: string,
  text: string,
): Promise<string> {
  const cid = randomUUID()
  const author = { kind: 'agent', name: 'Elena', email: 'elena@shop.example' } as const
  await changeAsShop(server, shop, conversationId, (change) =>
    appendMessage(change, { cid, author, text }),
  )
  return cid
}

export async function block(
  server: TestServer,
  shop: TestShop,
  conversationId: string,
): Promise<void> {
  await changeAsShop(server, shop, conversationId, async (change) =>
    setShopper(change, { blockedAt: change.now }),
  )
}

/** A shopper’s browser with the adapter in it, and the server at its other end. */
import { vi } from 'vitest'
import type { WidgetTabs } from '../../../src/widget.ts'
import {
  disposeLater,
  createContextStage,
  type StageOptions,
} from '../../../src/model/context.fixture.ts'
import type { ChatBackend, Follower, Interest, Outgoing } from '../backend/backend.ts'
import type { Conversation } from '../contract/conversation.ts'
import type { ChatPage, ChatSignal } from '../contract/exchange.ts'
import { readChatFacts, type ChatFacts } from '../contract/facts.ts'
import type { ChatMessage } from '../contract/message.ts'
import { ChatwootServer } from './chatwoot-server.fixture.ts'
import { chatwootIn } from './chatwoot.ts'
import type { ChatwootOptions } from './options.ts'

export interface BrowserOptions extends StageOptions {
  readonly server?: ChatwootServer
  readonly customer?: ChatwootOptions['customer']
  /** Of the shop’s own backend; none answers if not said. */
  readonly ownFacts?: ChatFacts
}

export function openBrowser(options: BrowserOptions = {}) {
  const server = options.server ?? new ChatwootServer()
  const stage = createContextStage(options)
  const wakers = new Set<() => void>()
  const page = { isHidden: false }
  const create = chatwootIn(
    {
      fetch: server.fetch,
      openSocket: server.cable.open,
      isHidden: () => page.isHidden,
      onAwake(listener) {
        wakers.add(listener)
        return () => wakers.delete(listener)
      },
    },
    {
      url: server.url,
      inbox: server.inboxId,
      ...(options.customer && { customer: options.customer }),
    },
  )
  const backend = disposeLater(
    create(stage.context, {
      facts: async () => {
        if (!options.ownFacts) throw new Error(`nobody answers ${readChatFacts.path}`)
        return options.ownFacts
      },
    }),
  )
  return {
    ...stage,
    server,
    backend,
    page,
    wake: () => wakers.forEach((waker) => waker()),
    ...createReader(backend),
  }
}

/** Follows like a model: reads from the cursor on whenever it is told to, and remembers what it was told. */
function createReader(backend: ChatBackend) {
  const messages = new Map<string, ChatMessage>()
  const conversations = new Map<string, Conversation>()
  const resets: ChatPage[] = []
  let cursor: number | undefined

  async function read(): Promise<boolean> {
    try {
      const page = await backend.changes(cursor)
      if (page.reset) {
        resets.push(page)
        messages.clear()
        conversations.clear()
      }
      cursor = page.cursor
      for (const message of page.messages) {
        const known = messages.get(message.cid)
        if (!known || message.rev > known.rev) messages.set(message.cid, message)
      }
      for (const conversation of page.conversations)
        conversations.set(conversation.id, conversation)
      return true
    } catch {
      return false // As the model, which says it, and waits for the next reason to ask.
    }
  }

  /** In the order of the thread. */
  const thread = (conversationId?: string): ChatMessage[] =>
    [...messages.values()]
      .filter((message) => !conversationId || message.conversationId === conversationId)
      .sort((one, other) => one.seq - other.seq)
  const signals: ChatSignal[] = []
  const links: boolean[] = []
  const follower = {
    interest: 'looking' as Interest,
    onChange: vi.fn<Follower['onChange']>(read),
    onSignal: (signal: ChatSignal) => void signals.push(signal),
    onLink: (isLive: boolean) => void links.push(isLive),
    onBack: vi.fn(),
  }
  return {
    signals,
    links,
    follower,
    read,
    thread,
    resets,
    texts: (conversationId?: string) => thread(conversationId).map(({ text }) => text),
    conversation: (id: string) => conversations.get(id),
    cursor: () => cursor,
    /** As a page that comes back with what the last one has kept. */
    startAt: (kept: number | undefined) => (cursor = kept),
    follow: (): (() => void) => backend.follow({ ...follower, interest: () => follower.interest }),
  }
}

/** Of one browser: what one tab posts the others hear, and a lock is held by one of them. */
export function createTabsOfBrowser(): () => WidgetTabs & { suspend(): void } {
  const listeners = new Set<
    readonly [tab: object, topic: string, hear: (message: unknown) => void]
  >()
  const turns = new Map<string, Promise<unknown>>()
  return () => {
    const tab = {}
    const frozen = new AbortController()
    return {
      post(topic, message) {
        for (const [of, its, hear] of listeners)
          if (of !== tab && its === topic) queueMicrotask(() => hear(structuredClone(message)))
      },
      listen(topic, hear) {
        const entry = [tab, topic, hear] as const
        listeners.add(entry)
        return () => listeners.delete(entry)
      },
      async exclusive(name, run) {
        const before = turns.get(name)
        const mine = (async () => {
          await before?.catch(() => undefined)
          return frozen.signal.aborted ? undefined : run(frozen.signal)
        })()
        turns.set(name, mine)
        return mine
      },
      suspend: () => frozen.abort(),
    }
  }
}

let count = 0

/** A shopper who has said hello, in a conversation whose other end is at hand. */
export async function openConversation(options: BrowserOptions = {}) {
  const browser = openBrowser(options)
  const first = outgoing('Hello')
  await browser.backend.send(first)
  await browser.read()
  // Safe: the message has just begun it.
  const conversation = browser.server.conversations.at(-1)!
  return { ...browser, conversationId: first.conversationId, conversation }
}

/** The same, with the socket open; timers are the test’s own. */
export async function openLive(options?: BrowserOptions) {
  const browser = await openConversation(options)
  const stop = browser.follow()
  await vi.advanceTimersByTimeAsync(100)
  return { ...browser, stop }
}

/** UUIDs that can be told apart by eye. */
export function newId(): string {
  return `0197a000-0000-7000-8000-${String(++count).padStart(12, '0')}`
}

export function outgoing(text: string, more: Partial<Outgoing> = {}): Outgoing {
  return { cid: newId(), conversationId: newId(), text, attachments: [], ...more }
}

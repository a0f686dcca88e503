/** A chat whose every state is in the hand of the test: for views, which know of a model no more than this. */
import { signal, type Signal } from '@preact/signals-core'
import { vi } from 'vitest'
import type { Conversation } from './contract/conversation.ts'
import type { ContactFields } from './contract/exchange.ts'
import type { ChatFacts } from './contract/facts.ts'
import type { ChatMessage } from './contract/message.ts'
import type { ChatModel, Link, NewMessage, Thread, ThreadMessage } from './model/chat-model.ts'
import { createConversation, createMessage } from './samples.fixture.ts'
import { createFacts } from './start/facts.fixture.ts'

export * from './samples.fixture.ts'

export function createThread(messages: readonly ThreadMessage[], conversation?: Conversation) {
  return {
    id: conversation?.id ?? 'c-new',
    conversation: signal(conversation),
    messages: signal(messages),
    hasEarlier: signal(false),
    hasLater: signal(false),
    isReading: signal(false),
    typing: signal<string | undefined>(undefined),
    readEarlier: vi.fn(async () => undefined),
    readLater: vi.fn(async () => undefined),
    atEnd: vi.fn(),
    send: vi.fn(async (_message: NewMessage) => undefined),
    retry: vi.fn(),
    takeBack: vi.fn(async (_cid: string): Promise<NewMessage | undefined> => undefined),
    type: vi.fn(),
    read: vi.fn(),
  } satisfies Thread
}

export interface StageOptions {
  readonly messages?: readonly ThreadMessage[]
  /** `null`: nothing was sent in it yet. */
  readonly conversation?: Partial<Conversation> | null
  readonly facts?: Partial<ChatFacts>
  readonly can?: Partial<ChatModel['can']>
  /** The first page instead of a conversation. */
  readonly isAtStart?: boolean
}

export function createStage(options: StageOptions = {}) {
  const { messages = [createMessage(1), createMessage(2)], conversation = {} } = options
  const thread = createThread(messages, conversation ? createConversation(conversation) : undefined)
  const current: Signal<Thread | undefined> = signal(options.isAtStart ? undefined : thread)
  const open = (): Thread => (current.value = thread)
  const model = {
    can: {
      files: true,
      replies: true,
      transcriptByMail: true,
      orderStatus: true,
      erasing: true,
      ...options.can,
    },
    facts: signal<ChatFacts | undefined>(createFacts(options.facts)),
    status: signal<'loading' | 'ready' | 'stale' | 'failed'>('ready'),
    link: signal<Link>('live'),
    caughtUp: signal(0),
    isKept: signal(true),
    lost: signal(0),
    conversations: signal<readonly Conversation[]>([]),
    unread: signal<readonly ChatMessage[]>([]),
    arrived: signal<readonly ChatMessage[]>([]),
    contact: signal<ContactFields>({}),
    track: vi.fn(),
    current,
    openThread: vi.fn(open),
    closeThread: vi.fn(() => void (current.value = undefined)),
    openPanel: vi.fn(async () => true),
    show: vi.fn(() => () => undefined),
    refresh: vi.fn(async () => undefined),
    end: vi.fn(async () => undefined),
    rate: vi.fn(async () => undefined),
    mailTranscript: vi.fn(async () => undefined),
    readTranscript: vi.fn(async () => ''),
    requestOrderCode: vi.fn(async () => undefined),
    readOrderStatus: vi.fn(async () => {
      throw new Error('no order is looked up here')
    }),
    erase: vi.fn(async () => undefined),
    hasSound: signal(true),
    setSound: vi.fn(),
    invitation: signal<{ campaignId: string; text: string } | undefined>(undefined),
    dispose: vi.fn(),
  } satisfies ChatModel
  return { model, thread }
}

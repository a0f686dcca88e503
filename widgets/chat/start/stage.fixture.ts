/** A chat whose every signal is in the hand of the test, for views of the first page: what they draw, and what they ask for. */
import '@preact/signals'
import { signal } from '@preact/signals-core'
import { cleanup } from '@testing-library/preact'
import { vi } from 'vitest'
import { createFormat, createTranslate } from '../../../src/i18n/index.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import type { Conversation } from '../contract/conversation.ts'
import type { ContactFields } from '../contract/exchange.ts'
import type { ChatFacts } from '../contract/facts.ts'
import { start } from '../messages/start.en.ts'
import type { ChatModel, Thread, ThreadMessage } from '../model/chat-model.ts'
import { ORDER } from '../orders/order.fixture.ts'
import { createFacts } from './facts.fixture.ts'

export interface StageOptions {
  /** `undefined`: nothing is known of the shop. */
  readonly facts?: ChatFacts | undefined
  readonly status?: ChatModel['status']['value']
  readonly conversations?: readonly Conversation[]
  readonly contact?: ContactFields
}

export function createThread(id: string) {
  return {
    id,
    conversation: signal<Conversation | undefined>(undefined),
    messages: signal<readonly ThreadMessage[]>([]),
    hasEarlier: signal(false),
    hasLater: signal(false),
    isReading: signal(false),
    typing: signal<string | undefined>(undefined),
    readEarlier: async () => {},
    readLater: async () => {},
    atEnd: () => {},
    send: async () => {},
    retry: () => {},
    takeBack: async () => undefined,
    type: () => {},
    read: () => {},
  } satisfies Thread
}

export function createStage(options: StageOptions = {}) {
  const facts = signal('facts' in options ? options.facts : createFacts())
  const status = signal<ChatModel['status']['value']>(options.status ?? 'ready')
  const conversations = signal(options.conversations ?? [])
  const contact = signal<ContactFields>(options.contact ?? {})
  const current = signal<Thread | undefined>(undefined)
  const can = {
    files: true,
    replies: true,
    transcriptByMail: true,
    orderStatus: true,
    erasing: true,
  }
  const model = {
    can,
    facts,
    status,
    conversations,
    contact,
    current,
    track: vi.fn(),
    openThread: vi.fn((id: string) => (current.value = createThread(id))),
    refresh: vi.fn(async () => {}),
    rate: vi.fn(async () => {}),
    requestOrderCode: vi.fn(async () => {}),
    readOrderStatus: vi.fn(async () => ORDER),
  }
  const words = { t: createTranslate(start, undefined, 'en'), format: createFormat('en') }
  // Safe: the parts under test use no more of it, and their types hold them to `ChatModel`.
  return { ...model, props: { ...words, model: model as unknown as ChatModel } }
}

export type ChatStage = ReturnType<typeof createStage>

export function createConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: '01938b5a-0000-7000-8000-000000000001',
    reference: 'K7QX-42',
    stage: 'answered',
    subject: 'Is the teapot back?',
    startedAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T11:00:00.000Z',
    lastSeq: 4,
    readSeq: 2,
    unread: 2,
    theirDeliveredSeq: 3,
    theirReadSeq: 3,
    agent: { name: 'Ioana' },
    hasEmail: false,
    ...changes,
  }
}

/** For `afterEach`. */
export function clear(): void {
  cleanup()
  forgetTab()
}

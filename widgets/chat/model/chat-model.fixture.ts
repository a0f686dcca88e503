/** The whole model of the chat over a backend that is scripted, and a clock that is moved by hand. */
import { afterEach, beforeEach, vi } from 'vitest'
import {
  ANA,
  createContextStage,
  disposeLater,
  disposeModels,
  type StageOptions,
} from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import type { Conversation } from '../contract/conversation.ts'
import { type ChatPage, readChanges, sendMessage, signalChat } from '../contract/exchange.ts'
import { readChatFacts } from '../contract/facts.ts'
import type { ChatMessage } from '../contract/message.ts'
import { createModel } from '../model.ts'

export const ID = '0197a000-0000-7000-8000-000000000001'
const FACTS = {
  revision: 1,
  timezone: 'Europe/Bucharest',
  isOnline: false,
  channels: {},
  preChat: { when: 'never', fields: [] },
  answers: [],
  orderStatus: false,
  mail: true,
}

/** For the top of a test file. */
export function useModelClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 5, 10, 12) })
    forgetTab()
  })
  afterEach(() => {
    disposeModels()
    vi.useRealTimers()
  })
}

export function conversation(more: Partial<Conversation> = {}): Conversation {
  const at = new Date().toISOString()
  return {
    id: ID,
    reference: 'K7QX-42',
    stage: 'open',
    subject: 'Hello',
    startedAt: at,
    updatedAt: at,
    lastSeq: 1,
    readSeq: 1,
    unread: 0,
    theirDeliveredSeq: 0,
    theirReadSeq: 0,
    hasEmail: false,
    ...more,
  }
}

export function message(seq: number, kind: 'shopper' | 'agent' = 'agent'): ChatMessage {
  return {
    cid: `0197a000-0000-7000-8000-0000000001${String(seq).padStart(2, '0')}`,
    conversationId: ID,
    seq,
    rev: 1,
    author: { kind },
    text: `text ${seq}`,
    attachments: [],
    at: new Date().toISOString(),
  }
}

const EMPTY: ChatPage = { messages: [], conversations: [], cursor: 1, hasMore: false }

/** A backend whose pages are handed out one after the other, and which takes what is sent. */
export function open(options: StageOptions = {}) {
  const pages: ChatPage[] = []
  let seq = 0
  const stage = createContextStage({
    member: ANA,
    ...options,
    answers: [
      [readChatFacts, () => FACTS],
      [readChanges, () => pages.shift() ?? EMPTY],
      [signalChat, () => ({ heard: true })],
      [
        sendMessage,
        ({ params, body }) => {
          seq += 1
          const taken = { ...message(seq, 'shopper'), ...params, text: body?.['text'] }
          const { conversationId } = taken
          const known = conversation({ id: conversationId, lastSeq: seq, readSeq: seq })
          return { message: taken, conversation: known, cursor: 1 }
        },
      ],
      ...(options.answers ?? []),
    ],
  })
  const model = disposeLater(createModel(stage.context))
  return {
    ...stage,
    model,
    pages,
    async tell(page: Partial<ChatPage>, revision?: number) {
      pages.push({ ...EMPTY, ...page })
      stage.announceChange(revision === undefined ? {} : { revision })
      await pass(0)
    },
  }
}

export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

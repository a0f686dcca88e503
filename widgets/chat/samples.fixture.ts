/** Conversations and messages, for tests. */
import type { Conversation } from './contract/conversation.ts'
import type { ChatMessage } from './contract/message.ts'
import type { ThreadMessage } from './model/chat-model.ts'

/** Noon in Bucharest is ten o’clock. */
export const NOW = Date.parse('2026-11-22T10:00:00Z')
const MINUTE_MS = 60_000

export function createConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c-1',
    reference: 'K7QX-42',
    stage: 'open',
    subject: 'Where is my parcel?',
    startedAt: '2026-11-22T09:00:00.000Z',
    updatedAt: '2026-11-22T09:50:00.000Z',
    lastSeq: 2,
    readSeq: 2,
    unread: 0,
    theirDeliveredSeq: 1,
    theirReadSeq: 1,
    agent: { name: 'Ana' },
    hasEmail: false,
    ...changes,
  }
}

/** The `seq`th message of a thread that began half an hour ago: odd ones are the shopper’s. */
export function createMessage(seq: number, changes: Partial<ThreadMessage> = {}): ThreadMessage {
  const isOwn = seq % 2 === 1
  return {
    cid: `m-${seq}`,
    author: isOwn ? { kind: 'shopper' } : { kind: 'agent', name: 'Ana' },
    text: `Message ${seq}`,
    files: [],
    at: NOW - 30 * MINUTE_MS + seq * 10_000,
    seq,
    ...(isOwn && { delivery: 'sent' }),
    ...changes,
  }
}

/** The same as the backend says it. */
export function createArrived(seq: number, changes: Partial<ChatMessage> = {}): ChatMessage {
  return {
    cid: `m-${seq}`,
    conversationId: 'c-1',
    seq,
    rev: 1,
    author: { kind: 'agent', name: 'Ana' },
    text: `Message ${seq}`,
    attachments: [],
    at: new Date(NOW).toISOString(),
    ...changes,
  }
}

/** An inbox for the console's tests: two conversations, a server that answers as told, and a stream the test speaks through. */
import { vi } from 'vitest'
import type {
  ChatMessage,
  ChatSettings,
  Conversation,
  InboxRow,
} from '../../../widgets/chat/contract.ts'
import { answerWith, AT, type Answer } from '../referrals/backend.fixture.ts'
import type { Inbox } from './list-model.ts'
import type { OpenThread } from './open-thread.ts'

export const ANA = '0190f3a0-0000-7000-8000-000000000001'
export const ION = '0190f3a0-0000-7000-8000-000000000002'
export const ME = { email: 'owner@fern.example', name: 'Ilinca' }

const INBOX = '/v1/merchant/chat/conversations'

export function rowOf(conversationId: string, more: Partial<InboxRow> = {}): InboxRow {
  return {
    conversationId,
    reference: 'K7QX-42',
    stage: 'open',
    name: 'Ana Rusu',
    isMember: false,
    last: { text: 'Is the kettle blue?', by: 'shopper' },
    updatedAt: AT,
    unread: 0,
    isBlocked: false,
    isHere: false,
    ...more,
  }
}

export function messageOf(seq: number, more: Partial<ChatMessage> = {}): ChatMessage {
  return {
    cid: `0190f3a0-0000-7000-9000-${String(seq).padStart(12, '0')}`,
    conversationId: ANA,
    seq,
    rev: 1,
    author: { kind: 'shopper' },
    text: `Message ${seq}`,
    attachments: [],
    at: AT,
    ...more,
  }
}

/** `latest`: of the newest message. */
export function threadOf(
  messages: readonly ChatMessage[],
  more: Partial<OpenThread> & { readonly seen?: Partial<Conversation> } = {},
): OpenThread {
  const { seen, ...others } = more
  return {
    conversation: {
      id: ANA,
      reference: 'K7QX-42',
      stage: 'open',
      subject: 'Kettle',
      startedAt: AT,
      updatedAt: AT,
      lastSeq: messages.at(-1)?.seq ?? 0,
      readSeq: 0,
      unread: 0,
      theirDeliveredSeq: 0,
      theirReadSeq: 0,
      hasEmail: false,
      ...seen,
    },
    row: rowOf(ANA),
    messages: [...messages],
    hasMore: false,
    notes: [],
    card: { contact: { name: 'Ana Rusu' }, memberId: 'm1', context: {}, orders: [], others: [] },
    ...others,
  }
}

export function inboxOf(items: readonly InboxRow[], unread = 0): Inbox {
  return {
    items: [...items],
    hasMore: false,
    counts: { open: items.length, mine: 0, unassigned: items.length, unread },
    me: ME,
    agents: [
      { ...ME, isOnline: true },
      { email: 'radu@fern.example', name: 'Radu', isOnline: false },
    ],
  }
}

export const SETTINGS: ChatSettings = {
  channels: {},
  preChat: { when: 'away', fields: [] },
  answers: [],
  canned: [
    { id: 'hours', shortcut: 'hours', text: 'Hello {name}, we open at nine. {agent}' },
    { id: 'thanks', shortcut: 'thanks', text: 'Thank you, {name}!' },
  ],
  agents: [],
  mailAnswersAfterMinutes: 3,
  orderStatus: true,
}

/** Answers by method and path; whatever is not said is answered as an inbox of one conversation. */
export function openInboxBackend(
  answers: Readonly<Record<string, Answer>> = {},
): ReturnType<typeof answerWith> {
  vi.stubGlobal('EventSource', TestStream)
  return answerWith({
    [`GET ${INBOX}?filter=open`]: () => inboxOf([rowOf(ANA)]),
    [`GET ${INBOX}/${ANA}`]: () => threadOf([messageOf(1)]),
    [`POST ${INBOX}/${ANA}/signals`]: () => ({ heard: true }),
    'GET /v1/merchant/chat/settings': () => ({
      revision: 1,
      settings: SETTINGS,
      timezone: 'Europe/Bucharest',
      mail: 'folder',
    }),
    ...answers,
  })
}

/** A stream without a network. */
export class TestStream extends EventTarget {
  static readonly CLOSED = 2
  static newest: TestStream | undefined
  readyState = 1

  constructor() {
    super()
    TestStream.newest = this
  }

  close(): void {
    this.readyState = TestStream.CLOSED
  }

  open(): void {
    this.dispatchEvent(new Event('open'))
  }

  say(type: string, data: object = {}): void {
    const text = JSON.stringify({ type, data })
    this.dispatchEvent(new MessageEvent('message', { data: text }))
  }

  tear(): void {
    this.dispatchEvent(new Event('error'))
  }
}

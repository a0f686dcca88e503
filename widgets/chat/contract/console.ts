/** The merchant’s inbox: several people of one shop answer in it at once. Every call can be repeated without harm. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Money, Uuid } from '../../../src/contract/scalars.ts'
import { Conversation, ConversationStage } from './conversation.ts'
import { ChatContext, ContactFields } from './exchange.ts'
import { ChatMessage, MessageBody } from './message.ts'

const ConversationParams = z.object({ conversationId: Uuid })
const Digits = z.string().check(z.regex(/^\d{1,15}$/))

/** Somebody of the shop who answers. */
export const Agent = z.object({
  /** As they sign in. */
  email: z.string(),
  /** As shoppers read it. */
  name: z.string(),
})
export type Agent = z.infer<typeof Agent>

export const InboxRow = z.object({
  conversationId: Uuid,
  reference: Id,
  stage: ConversationStage,
  /** As the shopper has said it, or the shop vouches for. */
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  isMember: z.boolean(),
  /** The newest message, cut to 140 characters, and who wrote it. */
  last: z.object({ text: z.string(), by: z.enum(['shopper', 'agent', 'bot', 'system']) }),
  updatedAt: Instant,
  /** Since when the shopper waits for an answer. */
  waitingSince: z.optional(Instant),
  /** Messages of the shopper nobody has read. */
  unread: z.int(),
  assignee: z.optional(Agent),
  isBlocked: z.boolean(),
  /** The shopper has the shop open now. */
  isHere: z.boolean(),
})
export type InboxRow = z.infer<typeof InboxRow>

export const InboxFilter = z.enum(['open', 'mine', 'unassigned', 'resolved', 'all'])
export type InboxFilter = z.infer<typeof InboxFilter>

export const readInbox = defineEndpoint({
  id: 'chat.console.inbox',
  method: 'GET',
  path: '/v1/merchant/chat/conversations',
  access: 'merchant',
  summary:
    'Conversations: those that wait, the longest wait first, then the rest, the newest first; fifty at a time.',
  query: z.object({
    filter: z.optional(InboxFilter),
    /** Begins a name, an address or a reference, or stands in a message. */
    search: z.optional(z.string().check(z.maxLength(200))),
    /** How many to leave out. */
    skip: z.optional(Digits),
  }),
  response: z.object({
    items: z.array(InboxRow),
    hasMore: z.boolean(),
    counts: z.object({
      open: z.int(),
      mine: z.int(),
      unassigned: z.int(),
      /** Of the shoppers’ messages in open conversations. */
      unread: z.int(),
    }),
    me: Agent,
    agents: z.array(z.object({ ...Agent.shape, isOnline: z.boolean() })),
  }),
})

/** Only the shop’s side reads it. */
export const Note = z.object({
  cid: Uuid,
  text: z.string(),
  by: Agent,
  at: Instant,
  /** It stands below this message of the thread. */
  afterSeq: z.int(),
})
export type Note = z.infer<typeof Note>

export const ShopperCard = z.object({
  contact: ContactFields,
  /** The shop’s own id, of somebody signed in. */
  customerId: z.optional(z.string()),
  memberId: Id,
  context: ChatContext,
  orders: z.array(z.object({ orderId: Id, at: Instant, total: Money, status: z.string() })),
  points: z.optional(z.object({ available: z.int(), tier: z.optional(z.string()) })),
  /** Of the last survey or rating, in words of its own scale: `4/5`. */
  lastScore: z.optional(z.string()),
  /** Others of the same shopper, newest first. */
  others: z.array(
    z.object({ conversationId: Uuid, reference: Id, stage: ConversationStage, at: Instant }),
  ),
})
export type ShopperCard = z.infer<typeof ShopperCard>

export const readThread = defineEndpoint({
  id: 'chat.console.thread',
  method: 'GET',
  path: '/v1/merchant/chat/conversations/{conversationId}',
  access: 'merchant',
  summary:
    'One conversation: its newest messages, or those before a place, with notes and the shopper’s card.',
  params: ConversationParams,
  query: z.object({ before: z.optional(Digits), limit: z.optional(Digits) }),
  response: z.object({
    conversation: Conversation,
    row: InboxRow,
    messages: z.array(ChatMessage),
    hasMore: z.boolean(),
    notes: z.array(Note),
    card: ShopperCard,
  }),
  problems: ['not_found'],
})

export const answerShopper = defineEndpoint({
  id: 'chat.console.answer',
  method: 'PUT',
  path: '/v1/merchant/chat/conversations/{conversationId}/messages/{cid}',
  access: 'merchant',
  summary: 'Answers. Who answers first takes the conversation, if nobody has it.',
  params: z.object({ conversationId: Uuid, cid: Uuid }),
  body: z.object(MessageBody),
  response: ChatMessage,
  problems: ['not_found', 'cid_conflict', 'message_empty', 'file_unknown'],
})

export const changeMessage = defineEndpoint({
  id: 'chat.console.change',
  method: 'POST',
  path: '/v1/merchant/chat/conversations/{conversationId}/messages/{cid}/change',
  access: 'merchant',
  summary: 'Gives an answer of the shop another text, or deletes it; the shopper sees that.',
  params: z.object({ conversationId: Uuid, cid: Uuid }),
  body: z.union([
    z.object({ text: z.string().check(z.minLength(1), z.maxLength(8000)) }),
    z.object({ deleted: z.literal(true) }),
  ]),
  response: ChatMessage,
  problems: ['not_found'],
})

export const writeNote = defineEndpoint({
  id: 'chat.console.note',
  method: 'PUT',
  path: '/v1/merchant/chat/conversations/{conversationId}/notes/{cid}',
  access: 'merchant',
  summary: 'Writes a note that no shopper ever sees.',
  params: z.object({ conversationId: Uuid, cid: Uuid }),
  body: z.object({ text: z.string().check(z.minLength(1), z.maxLength(8000)) }),
  response: Note,
  problems: ['not_found', 'cid_conflict'],
})

export const signalShopper = defineEndpoint({
  id: 'chat.console.signal',
  method: 'POST',
  path: '/v1/merchant/chat/conversations/{conversationId}/signals',
  access: 'merchant',
  summary: 'Says that somebody of the shop is typing, and how far they have read.',
  params: ConversationParams,
  body: z.object({
    typing: z.optional(z.boolean()),
    readSeq: z.optional(z.int().check(z.minimum(0))),
  }),
  response: z.object({ heard: z.boolean() }),
  problems: ['not_found'],
})

export const handleConversation = defineEndpoint({
  id: 'chat.console.handle',
  method: 'POST',
  path: '/v1/merchant/chat/conversations/{conversationId}/handle',
  access: 'merchant',
  summary:
    'Assigns to somebody (`null`: nobody), resolves, opens again, or blocks the shopper. What is not named stays.',
  params: ConversationParams,
  body: z.object({
    /** Address of an agent. */
    assignee: z.optional(z.nullable(z.string().check(z.maxLength(320)))),
    resolved: z.optional(z.boolean()),
    blocked: z.optional(z.boolean()),
  }),
  response: InboxRow,
  problems: ['not_found', 'agent_unknown'],
})

export const openInboxStream = defineEndpoint({
  id: 'chat.console.stream',
  method: 'GET',
  path: '/v1/merchant/chat/stream',
  access: 'merchant',
  summary:
    'Server-sent events for the console: `inbox.changed` with the conversation, `inbox.typing`. Whoever holds it counts as there.',
  response: z.object({
    type: z.string(),
    data: z.optional(
      z.object({ conversationId: z.optional(Uuid), typing: z.optional(z.boolean()) }),
    ),
  }),
  stream: true,
})

/** Messages to and fro, for the shopper. Every call can be repeated without harm. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Locale, Money, Uuid } from '../../../src/contract/scalars.ts'
import { Conversation } from './conversation.ts'
import { ChatMessage, MessageBody } from './message.ts'

const ConversationParams = z.object({ conversationId: Uuid })
/** Whole numbers of an address. */
const Digits = z.string().check(z.regex(/^\d{1,15}$/))
const short = (most: number) => z.string().check(z.maxLength(most))

/** What the shopper says about themselves before the first message, as the merchant asks for it. */
export const ContactFields = z.object({
  name: z.optional(short(100)),
  email: z.optional(short(320)),
  phone: z.optional(short(40)),
  /** Fields of the merchant’s own, by name. */
  more: z.optional(z.record(short(40), short(1000))),
})
export type ContactFields = z.infer<typeof ContactFields>

/** What the one who answers should know, sent with the first message and whenever it has changed. */
export const ChatContext = z.object({
  page: z.optional(z.object({ url: short(2000), title: z.optional(short(300)) })),
  locale: z.optional(Locale),
  cart: z.optional(
    z.object({
      total: Money,
      lines: z.array(z.object({ name: short(200), quantity: z.number() })).check(z.maxLength(50)),
    }),
  ),
  /** What was asked and answered before a person was needed. */
  before: z.optional(
    z.array(z.object({ asked: short(500), answered: short(500) })).check(z.maxLength(40)),
  ),
  /** The campaign whose message was answered. */
  campaignId: z.optional(Id),
  /** Of an order the shopper looked up. */
  orderId: z.optional(Id),
  /** Purposes the shopper has agreed to. */
  consent: z.optional(z.array(short(20)).check(z.maxLength(10))),
})
export type ChatContext = z.infer<typeof ChatContext>

export const Sent = z.object({
  message: ChatMessage,
  conversation: Conversation,
  /** After the message. */
  cursor: z.int(),
  /** Before it: whoever has read up to here misses nothing by going on from `cursor`. */
  since: z.optional(z.int()),
})
export type Sent = z.infer<typeof Sent>

export const sendMessage = defineEndpoint({
  id: 'chat.send',
  method: 'PUT',
  path: '/v1/chat/conversations/{conversationId}/messages/{cid}',
  access: 'shopper',
  summary:
    'Sends a message; the first of an id begins the conversation. The same `cid` with the same content is answered as the first time, however often it comes. A message to a resolved conversation opens it again.',
  params: z.object({ conversationId: Uuid, cid: Uuid }),
  body: z.object({
    ...MessageBody,
    contact: z.optional(ContactFields),
    context: z.optional(ChatContext),
  }),
  response: Sent,
  problems: ['cid_conflict', 'not_found', 'chat_blocked', 'message_empty', 'file_unknown'],
})

export const ChatPage = z.object({
  /** In no particular order: each says its place itself. */
  messages: z.array(ChatMessage),
  conversations: z.array(Conversation),
  /** What changes from now on has a higher one. */
  cursor: z.int(),
  /** There is more after `cursor`: ask again at once. */
  hasMore: z.boolean(),
  /** `after` is of another time, or another shopper: forget what is kept, and take this instead. What waits to be sent stays. */
  reset: z.optional(z.boolean()),
})
export type ChatPage = z.infer<typeof ChatPage>

export const readChanges = defineEndpoint({
  id: 'chat.changes',
  method: 'GET',
  path: '/v1/chat/changes',
  access: 'shopper',
  summary:
    'What is new or different since `after`, of all conversations, each message and conversation as it is now. Without `after`: the conversations, newest first, and the last thirty messages of each of the newest three.',
  query: z.object({
    after: z.optional(Digits),
    /** 1 to 200; 100 if not said. */
    limit: z.optional(Digits),
  }),
  response: ChatPage,
})

export const readEarlier = defineEndpoint({
  id: 'chat.earlier',
  method: 'GET',
  path: '/v1/chat/conversations/{conversationId}/messages',
  access: 'shopper',
  summary: 'Messages before a place in the thread, the newest of them; in the order of the thread.',
  params: ConversationParams,
  query: z.object({
    /** Without one, the newest of all. */
    before: z.optional(Digits),
    /** 1 to 200; 50 if not said. */
    limit: z.optional(Digits),
  }),
  response: z.object({ messages: z.array(ChatMessage), hasMore: z.boolean() }),
  problems: ['not_found'],
})

/** Never kept for later and never repeated: by then it is not true any more. */
export const signalChat = defineEndpoint({
  id: 'chat.signal',
  method: 'POST',
  path: '/v1/chat/conversations/{conversationId}/signals',
  access: 'shopper',
  summary: 'Says that the shopper is typing, and how far they have read.',
  params: ConversationParams,
  body: z.object({
    typing: z.optional(z.boolean()),
    /** The highest `seq` that was in sight while panel and page were. */
    readSeq: z.optional(z.int().check(z.minimum(0))),
  }),
  response: z.object({ heard: z.boolean() }),
  problems: ['not_found'],
})

/** `data` of the live message `chat.signal`: of the moment only. `chat.changed` has as `revision` the cursor. */
export const ChatSignal = z.object({
  conversationId: z.optional(Uuid),
  typing: z.optional(z.boolean()),
  /** Who is typing. */
  name: z.optional(z.string()),
  /** Somebody of the shop has the inbox open. */
  isOnline: z.optional(z.boolean()),
})
export type ChatSignal = z.infer<typeof ChatSignal>

/** What the chat needs to know of a shop before anybody writes. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, PublicKey } from '../../../src/contract/scalars.ts'
import { Words } from '../../../src/contract/words.ts'

export { Words }

const ClockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

export const OpeningHours = z.object({
  weekly: z
    .array(
      z.object({
        /** As ISO 8601 counts: 1 is Monday, 7 Sunday. */
        day: z.int().check(z.minimum(1), z.maximum(7)),
        /** `09:00`, by the shop’s clock. */
        from: ClockTime,
        /** At or before `from`: on the next day. */
        to: ClockTime,
      }),
    )
    .check(z.maxLength(50)),
  /** Closed all day, `2026-12-25`. */
  holidays: z._default(
    z.array(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))).check(z.maxLength(100)),
    [],
  ),
})
export type OpeningHours = z.infer<typeof OpeningHours>

/** Ways outside the chat; the reference of the conversation goes along. */
export const Channels = z.object({
  /** International, digits with a plus: `+40721123456`. */
  whatsapp: z.optional(z.string().check(z.regex(/^\+\d{6,15}$/))),
  phone: z.optional(z.string().check(z.regex(/^\+?[\d\s().-]{3,30}$/))),
  email: z.optional(z.string().check(z.maxLength(320), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/))),
  /** The name of the account, without @. */
  instagram: z.optional(z.string().check(z.regex(/^[\w.]{1,30}$/))),
})
export type Channels = z.infer<typeof Channels>

export const ContactField = z.object({
  /** `name`, `email` and `phone` are known ones; any other is the merchant’s own. */
  name: z.string().check(z.regex(/^[a-z][a-z\d_]{0,39}$/)),
  kind: z.enum(['text', 'email', 'phone', 'choice']),
  /** Needed for the merchant’s own; known ones have words of ours. */
  label: z.optional(Words),
  required: z._default(z.boolean(), false),
  options: z.optional(z.array(Words).check(z.maxLength(20))),
})
export type ContactField = z.infer<typeof ContactField>

/** A question shoppers ask, and its answer. */
export const Answer = z.object({
  id: Id,
  question: Words,
  /** Plain text; addresses in it become links. */
  answer: Words,
  /** A page that says more. */
  url: z.optional(z.string().check(z.maxLength(2000), z.regex(/^(https:\/\/|\/(?!\/))\S+$/))),
  /** Offered before anybody searches. */
  isStarter: z._default(z.boolean(), false),
})
export type Answer = z.infer<typeof Answer>

const StepId = z.string().check(z.regex(/^[\w-]{1,40}$/))

/** Steps of a conversation without a person; `person` hands over, `order` looks up an order, `end` ends it. */
export const Flow = z.object({
  start: StepId,
  steps: z.record(
    StepId,
    z.object({
      say: Words,
      choices: z
        .array(z.object({ label: Words, to: StepId }))
        .check(z.minLength(1), z.maxLength(8)),
    }),
  ),
})
export type Flow = z.infer<typeof Flow>

export const PreChat = z.object({
  /** `away`: only while nobody is there. */
  when: z.enum(['never', 'first', 'away']),
  fields: z.array(ContactField).check(z.maxLength(8)),
})
export type PreChat = z.infer<typeof PreChat>

export const ChatFacts = z.object({
  revision: z.int(),
  /** IANA name, for the hours. */
  timezone: z.string(),
  greeting: z.optional(Words),
  /** Without hours nothing is promised, and nothing refused. */
  hours: z.optional(OpeningHours),
  /** Somebody of the shop has the inbox open now. */
  isOnline: z.boolean(),
  /** Half of the first answers of the last seven days came sooner, within the hours; absent below five conversations. */
  replyTime: z.optional(z.object({ medianMs: z.int(), conversations: z.int() })),
  channels: Channels,
  preChat: PreChat,
  answers: z.array(Answer),
  flow: z.optional(Flow),
  /** Orders can be asked for by number and a code sent to the buyer’s mail. */
  orderStatus: z.boolean(),
  /** Answers reach shoppers who have left by mail; so does a transcript. */
  mail: z.boolean(),
})
export type ChatFacts = z.infer<typeof ChatFacts>

export const readChatFacts = defineEndpoint({
  id: 'chat.facts',
  method: 'GET',
  path: '/v1/chat/facts',
  access: 'public',
  summary:
    'Hours, answers, ways to reach the shop: everything the chat shows before anybody writes.',
  query: z.object({ key: PublicKey }),
  response: ChatFacts,
  problems: ['unknown_shop'],
})

/** What the merchant decides about the chat. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id } from '../../../src/contract/scalars.ts'
import { Agent } from './console.ts'
import { Answer, Channels, Flow, OpeningHours, PreChat, Words } from './facts.ts'

export const CannedReply = z.object({
  id: Id,
  /** Typed after a slash: `/hours`. */
  shortcut: z.string().check(z.regex(/^[\p{L}\d_-]{1,30}$/u)),
  /** `{name}` becomes the shopper’s, `{agent}` the own name. */
  text: z.string().check(z.minLength(1), z.maxLength(4000)),
})
export type CannedReply = z.infer<typeof CannedReply>

export const ChatSettings = z.object({
  greeting: z.optional(Words),
  hours: z.optional(OpeningHours),
  channels: z._default(Channels, {}),
  preChat: z._default(PreChat, { when: 'away', fields: [] }),
  answers: z._default(z.array(Answer).check(z.maxLength(100)), []),
  flow: z.optional(Flow),
  canned: z._default(z.array(CannedReply).check(z.maxLength(200)), []),
  /** Who of those who sign in answers by what name; whoever is missing answers in the shop’s name. */
  agents: z._default(z.array(Agent).check(z.maxLength(100)), []),
  /** Told by mail of what nobody has read for so long. */
  notify: z.optional(
    z.object({
      email: z.string().check(z.maxLength(320), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)),
      afterMinutes: z.int().check(z.minimum(1), z.maximum(1440)),
    }),
  ),
  /** An answer that a shopper who left has not read after so many minutes goes to their mail. */
  mailAnswersAfterMinutes: z._default(z.int().check(z.minimum(1), z.maximum(1440)), 3),
  orderStatus: z._default(z.boolean(), true),
})
export type ChatSettings = z.infer<typeof ChatSettings>

const Answered = z.object({
  revision: z.int(),
  settings: ChatSettings,
  /** IANA name of the shop’s clock, by which the hours count. */
  timezone: z.string(),
  /** Mails leave; without a server they are files in a folder. */
  mail: z.enum(['smtp', 'folder']),
})

export const readChatSettings = defineEndpoint({
  id: 'chat.console.settings',
  method: 'GET',
  path: '/v1/merchant/chat/settings',
  access: 'merchant',
  summary: 'Hours, answers, steps, canned replies, people, and how mail is sent.',
  response: Answered,
})

export const saveChatSettings = defineEndpoint({
  id: 'chat.console.saveSettings',
  method: 'PUT',
  path: '/v1/merchant/chat/settings',
  access: 'merchant',
  summary: 'Replaces them all. `revision` is that of the settings they were made from.',
  body: z.object({ revision: z.int(), settings: ChatSettings }),
  response: Answered,
  problems: ['revision_conflict', 'impossible_rules'],
})

/** A message, as both sides read it. */
import { z } from 'zod/mini'
import { Instant, Uuid } from '../../../src/contract/scalars.ts'
import { FILES_LIMIT, TEXT_LIMIT } from './limits.ts'

export { FILE_LIMIT, FILE_TYPES, FILES_LIMIT, TEXT_LIMIT } from './limits.ts'

export const Attachment = z.object({
  /** As it was uploaded: made by whoever sends. */
  id: Uuid,
  name: z.string(),
  /** Media type, as the bytes say it, not the sender. */
  type: z.string(),
  bytes: z.int(),
  /** Pictures only, px. */
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  /** Where it is read, without a header; unguessable. */
  url: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

export const Author = z.object({
  /** `system` says what happened: resolved, reopened, somebody took it. */
  kind: z.enum(['shopper', 'agent', 'bot', 'system']),
  /** Of an agent, as shoppers read it. */
  name: z.optional(z.string()),
})
export type Author = z.infer<typeof Author>

export const ChatMessage = z.object({
  /** Made by whoever sends it when it is sent, and the same in every repeat: a UUID of version 7. */
  cid: Uuid,
  conversationId: Uuid,
  /** Of its conversation, from 1 on, without gaps: the order of the thread. */
  seq: z.int().check(z.minimum(1)),
  /** Grows with every change of the message. */
  rev: z.int().check(z.minimum(1)),
  author: Author,
  /** Plain text; may be empty where there are attachments. Empty of a deleted one. */
  text: z.string(),
  attachments: z._default(z.array(Attachment), []),
  /** `cid` of the message it answers. */
  replyTo: z.optional(Uuid),
  at: Instant,
  editedAt: z.optional(Instant),
  deleted: z.optional(z.boolean()),
})
export type ChatMessage = z.infer<typeof ChatMessage>

/** What comes in when a message is sent, by either side. */
export const MessageBody = {
  text: z.string().check(z.maxLength(TEXT_LIMIT)),
  /** Ids of files uploaded before. */
  attachments: z._default(z.array(Uuid).check(z.maxLength(FILES_LIMIT)), []),
  replyTo: z.optional(Uuid),
}

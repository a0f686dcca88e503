/** A conversation, as the shopper sees it. */
import { z } from 'zod/mini'
import { Id, Instant, Uuid } from '../../../src/contract/scalars.ts'

/** `new`: nobody of the shop has looked. `open`: somebody has, or has taken it. `answered`: the last word is the shop’s. */
export const ConversationStage = z.enum(['new', 'open', 'answered', 'resolved'])
export type Stage = z.infer<typeof ConversationStage>

export const Rating = z.object({
  /** 1 (bad) to 5 (good). */
  score: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string().check(z.maxLength(2000))),
  /** Fourteen days after it was given. */
  editableUntil: z.optional(Instant),
})
export type Rating = z.infer<typeof Rating>

/** Each `…Seq` is a high-water mark: everything up to it, and it never goes back. */
export const Conversation = z.object({
  /** Made by the shopper’s browser with the first message. */
  id: Uuid,
  /** Short, and fit to be said on the telephone: `K7QX-42`. */
  reference: Id,
  stage: ConversationStage,
  /** The beginning of the first message. */
  subject: z.string(),
  startedAt: Instant,
  updatedAt: Instant,
  /** Of the newest message. */
  lastSeq: z.int(),
  /** The shopper has read up to here. */
  readSeq: z.int(),
  /** Messages of the shop after `readSeq`. */
  unread: z.int(),
  /** A screen of the shop has shown up to here, and somebody has read up to there. */
  theirDeliveredSeq: z.int(),
  theirReadSeq: z.int(),
  /** Who has taken it. */
  agent: z.optional(z.object({ name: z.string() })),
  rating: z.optional(Rating),
  /** An answer the shopper does not see goes to a mail address: it is known. */
  hasEmail: z.boolean(),
})
export type Conversation = z.infer<typeof Conversation>

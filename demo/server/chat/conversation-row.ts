/** A conversation as the table keeps it, and as the shopper reads it. */
import type { Conversation, Rating, Stage } from '../../../widgets/chat/contract.ts'
import type { Sql } from '../db.ts'

const RATING_DAYS_MS = 14 * 86_400_000

export interface ConversationName {
  readonly shopId: string
  readonly conversationId: string
}

export interface RatingRow {
  readonly score: number
  readonly comment?: string
  /** When it was given first. */
  readonly at: string
}

export interface ConversationRow {
  readonly conversationId: string
  readonly memberId: string
  readonly reference: string
  readonly stage: Stage
  readonly subject: string
  readonly startedAt: Date
  readonly updatedAt: Date
  readonly lastSeq: number
  readonly readSeq: number
  readonly theirDeliveredSeq: number
  readonly theirReadSeq: number
  /** Sign-in address of whoever has taken it, and their name. */
  readonly assignee: string | null
  readonly assigneeName: string | null
  readonly waitingSince: Date | null
  readonly firstAnsweredAt: Date | null
  readonly resolvedAt: Date | null
  readonly rating: RatingRow | null
  readonly cursor: number
  /** Messages of the shop the shopper has not read. */
  readonly unread: number
  readonly hasEmail: boolean
}

/** For a statement in which the table has no other name. */
export const CONVERSATION_COLUMNS = `conversation_id as "conversationId", member_id as "memberId", reference, stage, subject,
  started_at as "startedAt", updated_at as "updatedAt", last_seq as "lastSeq", read_seq as "readSeq",
  their_delivered_seq as "theirDeliveredSeq", their_read_seq as "theirReadSeq", assignee, assignee_name as "assigneeName",
  waiting_since as "waitingSince", first_answered_at as "firstAnsweredAt", resolved_at as "resolvedAt", rating, cursor,
  (select count(*)::int from chat_messages said
    where said.shop_id = chat_conversations.shop_id and said.conversation_id = chat_conversations.conversation_id
      and said.seq > chat_conversations.read_seq and said.author in ('agent', 'bot') and said.deleted_at is null) as unread,
  exists (select 1 from chat_shoppers shopper
    left join members member on member.shop_id = shopper.shop_id and member.member_id = shopper.member_id
    where shopper.shop_id = chat_conversations.shop_id and shopper.member_id = chat_conversations.member_id
      and coalesce(nullif(shopper.contact ->> 'email', ''), member.email) is not null) as "hasEmail"`

export async function readConversation(
  sql: Sql,
  { shopId, conversationId }: ConversationName,
): Promise<ConversationRow | undefined> {
  const [conversation] = await sql.query<ConversationRow>(
    `select ${CONVERSATION_COLUMNS} from chat_conversations where shop_id = $1 and conversation_id = $2`,
    [shopId, conversationId],
  )
  return conversation
}

export function describeConversation(row: ConversationRow): Conversation {
  const { stage, reference, subject, lastSeq, readSeq, theirDeliveredSeq, theirReadSeq } = row
  return {
    id: row.conversationId,
    reference,
    stage,
    subject,
    startedAt: row.startedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastSeq,
    readSeq,
    unread: row.unread,
    theirDeliveredSeq,
    theirReadSeq,
    ...(row.assigneeName !== null && { agent: { name: row.assigneeName } }),
    ...(row.rating && { rating: describeRating(row.rating) }),
    hasEmail: row.hasEmail,
  }
}

/** Until when a rating can be changed. */
export function ratingEndsAt({ at }: RatingRow): Date {
  return new Date(Date.parse(at) + RATING_DAYS_MS)
}

function describeRating(rating: RatingRow): Rating {
  const { score, comment } = rating
  const editableUntil = ratingEndsAt(rating).toISOString()
  return { score, ...(comment !== undefined && { comment }), editableUntil }
}

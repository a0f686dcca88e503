/** A message as the table keeps it, and as both sides read it. */
import type { Attachment, Author, ChatMessage } from '../../../widgets/chat/contract.ts'
import type { Sql } from '../db.ts'
import type { ConversationName } from './conversation-row.ts'

export interface MessageRow {
  readonly conversationId: string
  readonly seq: number
  readonly cid: string
  readonly rev: number
  readonly author: Author['kind']
  readonly authorName: string | null
  /** Sign-in address, of an agent. */
  readonly authorEmail: string | null
  readonly text: string
  readonly attachments: Attachment[]
  readonly replyTo: string | null
  readonly at: Date
  readonly editedAt: Date | null
  readonly deletedAt: Date | null
  readonly cursor: number
  readonly fingerprint: string
}

/** For a statement in which the table is called `said`. */
export const MESSAGE_COLUMNS = `said.conversation_id as "conversationId", said.seq, said.cid, said.rev, said.author, said.author_name as "authorName",
  said.author_email as "authorEmail", said.text, said.attachments, said.reply_to as "replyTo", said.at, said.edited_at as "editedAt",
  said.deleted_at as "deletedAt", said.cursor, said.fingerprint`

export interface MessagePlace extends ConversationName {
  /** Those with a lower `seq`; without one, the newest. */
  readonly before?: number | undefined
  readonly limit: number
}

/** In the order of the thread. */
export async function readMessages(
  sql: Sql,
  { shopId, conversationId, before, limit }: MessagePlace,
): Promise<{ messages: MessageRow[]; hasMore: boolean }> {
  const rows = await sql.query<MessageRow>(
    `select ${MESSAGE_COLUMNS} from chat_messages said
      where shop_id = $1 and conversation_id = $2 and ($3::bigint is null or seq < $3) order by seq desc limit $4`,
    [shopId, conversationId, before ?? null, limit + 1],
  )
  return { messages: rows.slice(0, limit).reverse(), hasMore: rows.length > limit }
}

export async function findByCid(
  sql: Sql,
  shopId: string,
  cid: string,
): Promise<MessageRow | undefined> {
  const [message] = await sql.query<MessageRow>(
    `select ${MESSAGE_COLUMNS} from chat_messages said where shop_id = $1 and cid = $2`,
    [shopId, cid],
  )
  return message
}

export function describeMessage(row: MessageRow): ChatMessage {
  const { cid, conversationId, seq, rev, text, attachments, replyTo, editedAt } = row
  return {
    cid,
    conversationId,
    seq,
    rev,
    author: { kind: row.author, ...(row.authorName !== null && { name: row.authorName }) },
    text,
    attachments,
    ...(replyTo !== null && { replyTo }),
    at: row.at.toISOString(),
    ...(editedAt && { editedAt: editedAt.toISOString() }),
    ...(row.deletedAt && { deleted: true }),
  }
}

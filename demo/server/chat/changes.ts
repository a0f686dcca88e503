/** What a client has to read: all that changed since it last looked, or what is newest. */
import type { z } from 'zod/mini'
import type { ChatPage } from '../../../widgets/chat/contract.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import {
  CONVERSATION_COLUMNS,
  describeConversation,
  type ConversationRow,
} from './conversation-row.ts'
import { describeMessage, MESSAGE_COLUMNS, type MessageRow } from './message-row.ts'
import { readShopper } from './shopper.ts'

const MOST_CONVERSATIONS = 200
const WITH_MESSAGES = 3
const MESSAGES_EACH = 30

type Page = z.output<typeof ChatPage>

interface Question {
  readonly after: number | undefined
  /** Of messages and conversations together. */
  readonly limit: number
}

/** The cursor is read first: what is committed while the rows are read has a higher one, and comes with the next page. */
export async function readChatPage(
  sql: Sql,
  who: MemberName,
  { after = 0, limit }: Question,
): Promise<Page> {
  const shopper = await readShopper(sql, who)
  if (!shopper) return { ...EMPTY, ...(after > 0 && { reset: true }) }
  const { cursor, began } = shopper
  if (after >= began && after <= cursor) return readSince(sql, who, { after, limit, cursor })
  return { ...(await readNewest(sql, who, cursor)), ...(after > 0 && { reset: true }) }
}

const EMPTY: Page = { messages: [], conversations: [], cursor: 0, hasMore: false }

async function readNewest(
  sql: Sql,
  { shopId, memberId }: MemberName,
  cursor: number,
): Promise<Page> {
  const conversations = await sql.query<ConversationRow>(
    `select ${CONVERSATION_COLUMNS} from chat_conversations where shop_id = $1 and member_id = $2
      order by updated_at desc, conversation_id desc limit ${MOST_CONVERSATIONS}`,
    [shopId, memberId],
  )
  const newest = conversations.slice(0, WITH_MESSAGES).map(({ conversationId }) => conversationId)
  const messages = await sql.query<MessageRow>(
    `select ${MESSAGE_COLUMNS} from unnest($2::uuid[]) as newest(id) cross join lateral (
       select * from chat_messages where shop_id = $1 and conversation_id = newest.id order by seq desc limit ${MESSAGES_EACH}
     ) said`,
    [shopId, newest],
  )
  return pageOf(messages, conversations, { cursor, hasMore: false })
}

interface Range extends Required<Pick<Question, 'limit'>> {
  readonly after: number
  /** The newest there was when the range was drawn. */
  readonly cursor: number
}

/** Numbers are unique among all rows of a shopper, so a page can end after any of them. */
async function readSince(sql: Sql, who: MemberName, range: Range): Promise<Page> {
  const { after, limit, cursor } = range
  if (after === cursor) return { ...EMPTY, cursor }
  const conversations = await readChangedConversations(sql, who, range)
  const messages = await readChangedMessages(sql, who, range)
  const cursors = [...conversations, ...messages].map((row) => row.cursor).sort((a, b) => a - b)
  const hasMore = cursors.length > limit
  const end = hasMore ? (cursors[limit - 1] ?? after) : cursor
  const isWithin = (row: { readonly cursor: number }): boolean => row.cursor <= end
  const told = messages.filter(isWithin)
  const known = conversations.filter(isWithin)
  const missing = await readConversationsOf(sql, who, told, known)
  return pageOf(told, [...known, ...missing], { cursor: end, hasMore })
}

function readChangedConversations(
  sql: Sql,
  { shopId, memberId }: MemberName,
  { after, cursor, limit }: Range,
): Promise<ConversationRow[]> {
  return sql.query<ConversationRow>(
    `select ${CONVERSATION_COLUMNS} from chat_conversations
      where shop_id = $1 and member_id = $2 and cursor > $3 and cursor <= $4 order by cursor limit $5`,
    [shopId, memberId, after, cursor, limit + 1],
  )
}

/** A conversation has a higher number than any of its messages: only those that changed are looked into, and no further than a page goes. */
function readChangedMessages(
  sql: Sql,
  { shopId, memberId }: MemberName,
  { after, cursor, limit }: Range,
): Promise<MessageRow[]> {
  return sql.query<MessageRow>(
    `select ${MESSAGE_COLUMNS} from chat_conversations changed cross join lateral (
       select * from chat_messages theirs
        where theirs.shop_id = $1 and theirs.conversation_id = changed.conversation_id and theirs.cursor > $3 and theirs.cursor <= $4
        order by theirs.cursor limit $5) said
      where changed.shop_id = $1 and changed.member_id = $2 and changed.cursor > $3 order by said.cursor limit $5`,
    [shopId, memberId, after, cursor, limit + 1],
  )
}

/** A message never comes without its conversation, though that may have changed again later than this page goes. */
async function readConversationsOf(
  sql: Sql,
  { shopId, memberId }: MemberName,
  messages: readonly MessageRow[],
  known: readonly ConversationRow[],
): Promise<ConversationRow[]> {
  const ids = new Set(messages.map(({ conversationId }) => conversationId))
  for (const { conversationId } of known) ids.delete(conversationId)
  if (ids.size === 0) return []
  return sql.query<ConversationRow>(
    `select ${CONVERSATION_COLUMNS} from chat_conversations
      where shop_id = $1 and member_id = $2 and conversation_id = any($3::uuid[])`,
    [shopId, memberId, [...ids]],
  )
}

function pageOf(
  messages: readonly MessageRow[],
  conversations: readonly ConversationRow[],
  rest: Pick<Page, 'cursor' | 'hasMore'>,
): Page {
  return {
    messages: messages.map(describeMessage),
    conversations: conversations.map(describeConversation),
    ...rest,
  }
}

/** Every change of a conversation: one transaction, in one order for each shopper, told to both sides when it is done. */
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { INBOX, publish, publishMoment } from '../live/queries.ts'
import {
  CONVERSATION_COLUMNS,
  readConversation,
  type ConversationName,
  type ConversationRow,
} from './conversation-row.ts'
import { lockShopper, saveShopper, type ShopperRow } from './shopper.ts'

export interface ChatChange {
  readonly sql: Sql
  readonly shopId: string
  readonly memberId: string
  readonly now: Date
  /** As it is now; after the change as it was written. Set by {@link setShopper} and {@link nextCursor}. */
  shopper: ShopperRow
  /** The same, set by {@link setConversation}. */
  conversation: ConversationRow
  /** What has to be written and told at the end. */
  isShopperSet: boolean
  isConversationSet: boolean
}

export interface ChatPlace extends ConversationName {
  readonly now: Date
  /** The shopper who asks; a conversation of anybody else is not found. Of the shop, nobody. */
  readonly memberId?: string
}

type Begin = (sql: Sql, shopper: ShopperRow) => Promise<ConversationRow>

/**
 * Locks the shopper, reads the conversation, lets `work` change it, and then stamps, writes and tells what was changed, if anything was. What `work`
 * sees as `change.conversation` is up to date once this has resolved. `begin` makes a conversation that is not there.
 */
export function changeConversation<T>(
  database: Database,
  place: ChatPlace,
  work: (change: ChatChange) => Promise<T>,
  begin?: Begin,
): Promise<T> {
  return database.transaction(async (sql) => {
    const change = await openChange(sql, place, begin)
    const result = await work(change)
    await finish(change)
    return result
  })
}

export type ConversationFields = Partial<
  Omit<
    ConversationRow,
    | 'conversationId'
    | 'memberId'
    | 'reference'
    | 'subject'
    | 'startedAt'
    | 'cursor'
    | 'unread'
    | 'hasEmail'
  >
>

/** Written at the end; what is as it was changes nothing. */
export function setConversation(change: ChatChange, fields: ConversationFields): void {
  if (isSame(change.conversation, fields)) return
  change.conversation = { ...change.conversation, ...fields }
  change.isConversationSet = true
}

export function setShopper(
  change: ChatChange,
  fields: Partial<Omit<ShopperRow, 'cursor' | 'began'>>,
): void {
  if (isSame(change.shopper, fields)) return
  change.shopper = { ...change.shopper, ...fields }
  change.isShopperSet = true
}

/** The number of one changed message: higher than all before. Its conversation is stamped after it, and so has the highest. */
export function nextCursor(change: ChatChange): number {
  const cursor = change.shopper.cursor + 1
  change.shopper = { ...change.shopper, cursor }
  change.isConversationSet = true
  return cursor
}

/** Every console of the shop reads anew what it shows of this conversation; without one, everything. */
export function tellInbox(sql: Sql, shopId: string, conversationId?: string): Promise<void> {
  return publishMoment(
    sql,
    { shopId, memberId: INBOX },
    { type: 'inbox.changed', data: { ...(conversationId && { conversationId }) } },
  )
}

/** A guest may sign in between the look and the lock, and the conversation has another owner. */
const LOOKS = 3

async function openChange(sql: Sql, place: ChatPlace, begin?: Begin): Promise<ChatChange> {
  const { shopId, conversationId, now } = place
  for (let look = 1; look <= LOOKS; look++) {
    const memberId = place.memberId ?? (await readConversation(sql, place))?.memberId
    if (memberId === undefined) break
    const shopper = await lockShopper(sql, { shopId, memberId, now })
    if (!shopper && place.memberId !== undefined) throw new ProblemError('session_expired')
    if (!shopper) continue
    const conversation =
      (await readConversation(sql, { shopId, conversationId })) ?? (await begin?.(sql, shopper))
    if (conversation?.memberId !== memberId) break
    const known = { sql, shopId, memberId, now, shopper, conversation }
    return { ...known, isShopperSet: false, isConversationSet: false }
  }
  throw new ProblemError('not_found')
}

async function finish(change: ChatChange): Promise<void> {
  const { sql, shopId, memberId, conversation } = change
  if (!change.isShopperSet && !change.isConversationSet) return
  const cursor = change.isConversationSet ? nextCursor(change) : undefined
  await saveShopper(sql, { shopId, memberId }, change.shopper)
  if (cursor !== undefined) {
    change.conversation = await saveConversation(change, cursor)
    await publish(sql, { shopId, memberId }, { type: 'chat.changed', revision: cursor })
  }
  await tellInbox(sql, shopId, conversation.conversationId)
}

async function saveConversation(
  { sql, shopId, conversation: row }: ChatChange,
  cursor: number,
): Promise<ConversationRow> {
  const [written] = await sql.query<ConversationRow>(
    `update chat_conversations set stage = $3, updated_at = $4, last_seq = $5, read_seq = $6, their_delivered_seq = $7, their_read_seq = $8,
            assignee = $9, assignee_name = $10, waiting_since = $11, first_answered_at = $12, resolved_at = $13, rating = $14, cursor = $15
      where shop_id = $1 and conversation_id = $2 returning ${CONVERSATION_COLUMNS}`,
    [
      shopId,
      row.conversationId,
      row.stage,
      row.updatedAt,
      row.lastSeq,
      row.readSeq,
      row.theirDeliveredSeq,
      row.theirReadSeq,
      row.assignee,
      row.assigneeName,
      row.waitingSince,
      row.firstAnsweredAt,
      row.resolvedAt,
      row.rating && JSON.stringify(row.rating),
      cursor,
    ],
  )
  if (!written) throw new Error('A conversation was locked and could not be written.')
  return written
}

function isSame<T extends object>(known: T, fields: Partial<T>): boolean {
  const names = Object.keys(fields) as (keyof T)[] // Safe: they are names of `fields`.
  return names.every((name) => JSON.stringify(known[name]) === JSON.stringify(fields[name]))
}

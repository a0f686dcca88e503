/** A conversation as a line of the inbox. */
import type { InboxRow } from '../../../widgets/chat/contract.ts'
import type { Desk } from './desk.ts'

/** As {@link ROW_COLUMNS} reads it. */
export interface RowSource {
  readonly conversationId: string
  readonly reference: string
  readonly stage: InboxRow['stage']
  readonly name: string | null
  readonly email: string | null
  readonly isMember: boolean
  readonly lastText: string | null
  readonly lastBy: InboxRow['last']['by'] | null
  readonly updatedAt: Date
  readonly waitingSince: Date | null
  readonly unread: number
  readonly assignee: string | null
  readonly isBlocked: boolean
  readonly isHere: boolean
}

/** What the shop vouches for goes before what somebody says of themselves. */
export const NAME = `coalesce(members.name, nullif(trim(shoppers.contact->>'name'), ''))`
export const EMAIL = `coalesce(members.email, nullif(trim(shoppers.contact->>'email'), ''))`

export const ROW_TABLES = `chat_conversations conversations
  join chat_shoppers shoppers using (shop_id, member_id)
  join members using (shop_id, member_id)`

/** Of a `page` with these columns; what has to be looked up in the thread is so only for what is shown. `$2` is since when one counts as here. */
export const ROW_PAGE_COLUMNS = `conversation_id, conversations.shop_id, reference, stage, updated_at, waiting_since, assignee, their_read_seq,
  not members.is_guest as is_member, shoppers.blocked_at is not null as is_blocked,
  coalesce(shoppers.seen_at > $2, false) as is_here, ${NAME} as name, ${EMAIL} as email`

/** What happened to a conversation is no news of it: the last words are a person’s, or the bot’s. A file without words is its name. */
export const ROW_COLUMNS = `page.conversation_id as "conversationId", reference, stage, name, email, is_member as "isMember",
  last.text as "lastText", last.author as "lastBy", updated_at as "updatedAt", waiting_since as "waitingSince",
  (select count(*)::int from chat_messages unread where unread.shop_id = page.shop_id and unread.conversation_id = page.conversation_id
      and unread.seq > their_read_seq and unread.author = 'shopper') as unread,
  assignee, is_blocked as "isBlocked", is_here as "isHere"
  from page left join lateral (
    select left(coalesce(nullif(messages.text, ''), messages.attachments->0->>'name', ''), 140) as text, messages.author
      from chat_messages messages
     where messages.shop_id = page.shop_id and messages.conversation_id = page.conversation_id and messages.author <> 'system'
       and messages.deleted_at is null
     order by messages.seq desc limit 1) last on true`

export function toInboxRow(source: RowSource, desk: Desk): InboxRow {
  const { name, email, lastText, lastBy, updatedAt, waitingSince, assignee, ...row } = source
  return {
    ...row,
    ...(name !== null && { name }),
    ...(email !== null && { email }),
    last: { text: lastText ?? '', by: lastBy ?? 'system' },
    updatedAt: updatedAt.toISOString(),
    ...(waitingSince && { waitingSince: waitingSince.toISOString() }),
    ...(assignee !== null && { assignee: desk.agentOf(assignee) }),
  }
}

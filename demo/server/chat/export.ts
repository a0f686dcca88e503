/** Everything the chat keeps about somebody: what they said of themselves, and every conversation, word for word. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { readShopper } from './shopper.ts'

export async function exportChat(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const shopper = await readShopper(sql, { shopId, memberId })
  if (!shopper) return {}
  const conversations = await sql.query(
    `select conversation_id as "conversationId", reference, stage, subject, started_at as "startedAt", assignee_name as agent, rating,
            (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'author', author, 'name', author_name, 'text', text, 'attachments', attachments)
                      order by seq), '[]') from chat_messages said
              where said.shop_id = chat_conversations.shop_id and said.conversation_id = chat_conversations.conversation_id) as messages
       from chat_conversations where shop_id = $1 and member_id = $2 order by started_at, conversation_id`,
    [shopId, memberId],
  )
  const { contact, context, blockedAt } = shopper
  return { chat: { contact, context, blockedAt, conversations } }
}

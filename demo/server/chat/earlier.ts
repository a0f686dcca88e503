/** Older messages of a thread, for its own shopper. */
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import type { readEarlier } from '../../../widgets/chat/contract.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { describeMessage, readMessages, type MessagePlace } from './message-row.ts'

export async function readOwnMessages(
  sql: Sql,
  { memberId, ...place }: MessagePlace & { readonly memberId: string },
): Promise<ResponseOf<typeof readEarlier>> {
  const { shopId, conversationId } = place
  const own = await sql.query(
    'select 1 from chat_conversations where shop_id = $1 and member_id = $2 and conversation_id = $3',
    [shopId, memberId, conversationId],
  )
  if (own.length === 0) throw new ProblemError('not_found')
  const { messages, hasMore } = await readMessages(sql, place)
  return { messages: messages.map(describeMessage), hasMore }
}

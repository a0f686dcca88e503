/** That the shopper is typing, for the moment; and how far they have read, for good. */
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import type { signalChat } from '../../../widgets/chat/contract.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { INBOX, publishMoment } from '../live/queries.ts'
import type { MemberName } from '../room.ts'
import { changeConversation, setConversation } from './change.ts'

interface Place extends MemberName {
  readonly conversationId: string
  readonly now: Date
}

/** `false` for somebody who is blocked: nobody sees what they do. */
export async function hearSignals(
  database: Database,
  place: Place,
  { typing, readSeq }: BodyOf<typeof signalChat>,
): Promise<boolean> {
  if (await isBlocked(database, place)) return false
  if (typing !== undefined) await tellTyping(database, place, typing)
  if (readSeq !== undefined)
    await changeConversation(database, place, async (change) => {
      const { lastSeq, readSeq: known } = change.conversation
      setConversation(change, { readSeq: Math.max(known, Math.min(readSeq, lastSeq)) })
    })
  return true
}

function tellTyping(sql: Sql, { shopId, conversationId }: Place, typing: boolean): Promise<void> {
  const moment = { type: 'inbox.typing', data: { conversationId, typing } }
  return publishMoment(sql, { shopId, memberId: INBOX }, moment)
}

async function isBlocked(sql: Sql, { shopId, memberId, conversationId }: Place): Promise<boolean> {
  const [found] = await sql.query<{ isBlocked: boolean }>(
    `select blocked_at is not null as "isBlocked" from chat_conversations join chat_shoppers using (shop_id, member_id)
      where shop_id = $1 and member_id = $2 and conversation_id = $3`,
    [shopId, memberId, conversationId],
  )
  if (!found) throw new ProblemError('not_found')
  return found.isBlocked
}

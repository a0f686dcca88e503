/** What a survey was about, as far as it is the shopper’s own to say: what is another’s is left out, and the answer taken without. */
import type { SurveySubject } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

export async function readSubject(
  sql: Sql,
  who: MemberName,
  { orderId, conversationId }: SurveySubject = {},
): Promise<SurveySubject | null> {
  const subject = {
    ...(orderId !== undefined && (await isTheirOrder(sql, who, orderId)) && { orderId }),
    ...(conversationId !== undefined &&
      (await isTheirConversation(sql, who, conversationId)) && { conversationId }),
  }
  return Object.keys(subject).length > 0 ? subject : null
}

/** One the backend has not been told of yet is believed; so is one of somebody who ordered without an account. */
async function isTheirOrder(
  sql: Sql,
  { shopId, memberId }: MemberName,
  orderId: string,
): Promise<boolean> {
  const others = await sql.query(
    `select 1 from orders join members using (shop_id, member_id)
      where shop_id = $1 and order_id = $2 and member_id <> $3 and not is_guest`,
    [shopId, orderId, memberId],
  )
  return others.length === 0
}

async function isTheirConversation(
  sql: Sql,
  { shopId, memberId }: MemberName,
  conversationId: string,
): Promise<boolean> {
  const own = await sql.query(
    'select 1 from chat_conversations where shop_id = $1 and member_id = $2 and conversation_id = $3',
    [shopId, memberId, conversationId],
  )
  return own.length > 0
}

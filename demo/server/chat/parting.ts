/** What the shopper does at the end: has what they came for, says how it was, or wants all of it gone. */
import type { Conversation } from '../../../widgets/chat/contract.ts'
import { dropFiles } from '../chat-files/files.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { publish } from '../live/queries.ts'
import type { MemberName } from '../room.ts'
import { dropWebhooks } from '../webhooks/queue.ts'
import { changeConversation, setConversation, tellInbox, type ChatPlace } from './change.ts'
import { describeConversation, ratingEndsAt } from './conversation-row.ts'
import { resolveConversation } from './resolve.ts'
import { lockShopper, saveShopper } from './shopper.ts'
import { tellShop } from './webhooks.ts'

export async function endConversation(database: Database, place: ChatPlace): Promise<Conversation> {
  const change = await changeConversation(database, place, async (change) => {
    await resolveConversation(change, 'shopper')
    return change
  })
  return describeConversation(change.conversation)
}

interface Given {
  readonly score: number
  readonly comment?: string | undefined
}

/** The same rating once more is no other one. */
export async function rateConversation(
  database: Database,
  place: ChatPlace,
  { score, comment }: Given,
): Promise<Conversation> {
  const change = await changeConversation(database, place, async (change) => {
    const { rating, stage } = change.conversation
    if (rating?.score === score && rating.comment === comment) return change
    const until = rating && ratingEndsAt(rating)
    if (stage !== 'resolved' || (until && until <= change.now))
      throw new ProblemError('rating_locked', { params: until ? { until } : {} })
    const said = { score, ...(comment !== undefined && { comment }) }
    setConversation(change, { rating: { ...said, at: rating?.at ?? change.now.toISOString() } })
    await tellShop(change, 'chat.rated', said)
    return change
  })
  return describeConversation(change.conversation)
}

type Erasure = MemberName & { readonly now: Date }

/** Other devices hear of it, find their place gone, and forget. Whoever is blocked stays so. */
export function eraseChat(database: Database, who: Erasure): Promise<void> {
  return database.transaction(async (sql) => {
    const shopper = await lockShopper(sql, who)
    if (!shopper) throw new ProblemError('session_expired')
    await dropFiles(sql, who)
    await dropConversations(sql, who)
    // Numbers begin anew, above all there were, so that none of before is taken for one of after.
    const began = Math.max(who.now.getTime(), shopper.cursor + 1)
    await saveShopper(sql, who, { ...shopper, contact: {}, context: {}, cursor: began, began })
    await publish(sql, who, { type: 'chat.changed', revision: began })
    await tellInbox(sql, who.shopId)
  })
}

/** Of a member who is erased altogether: the row goes too. */
export async function forgetShopper(sql: Sql, who: MemberName): Promise<void> {
  const { shopId, memberId } = who
  await sql.query('select 1 from chat_shoppers where shop_id = $1 and member_id = $2 for update', [
    shopId,
    memberId,
  ])
  await dropConversations(sql, who)
  await sql.query('delete from chat_shoppers where shop_id = $1 and member_id = $2', [
    shopId,
    memberId,
  ])
  await tellInbox(sql, shopId)
}

/** Notes and files hang on the conversations, and go with them. */
async function dropConversations(sql: Sql, who: MemberName): Promise<void> {
  const { shopId, memberId } = who
  await dropWebhooks(sql, who, ['chat'])
  await sql.query(
    `delete from chat_messages where shop_id = $1 and conversation_id in
       (select conversation_id from chat_conversations where shop_id = $1 and member_id = $2)`,
    [shopId, memberId],
  )
  await sql.query('delete from chat_conversations where shop_id = $1 and member_id = $2', [
    shopId,
    memberId,
  ])
}

/** A guest has signed in: what they wrote is the member's from now on, in the member's own order. */
import type { Sql } from '../db.ts'
import { publish } from '../live/queries.ts'
import type { Joined } from '../room.ts'
import { moveWebhooks } from '../webhooks/queue.ts'
import { tellInbox } from './change.ts'
import { lockShopper, readShopper, saveShopper, type ShopperRow } from './shopper.ts'

export async function joinShopper(sql: Sql, joined: Joined): Promise<void> {
  const { shopId, guestId, memberId, now } = joined
  if (!(await readShopper(sql, { shopId, memberId: guestId }))) return
  const guest = await lockShopper(sql, { shopId, memberId: guestId, now })
  const member = await lockShopper(sql, { shopId, memberId, now })
  // Both members are locked by whoever joins them, and neither is erased.
  if (!guest || !member) throw new Error('A guest was joined to a member who is not there.')
  const afterMessages = await moveMessages(sql, joined, member.cursor)
  const cursor = await moveConversations(sql, joined, afterMessages)
  await sql.query('delete from chat_shoppers where shop_id = $1 and member_id = $2', [
    shopId,
    guestId,
  ])
  await moveWebhooks(sql, { shopId, from: guestId, to: memberId })
  await saveShopper(sql, { shopId, memberId }, { ...merge(guest, member), cursor })
  await publish(sql, { shopId, memberId }, { type: 'chat.changed', revision: cursor })
  await tellInbox(sql, shopId)
}

/** In the order in which the guest's rows changed; answers with the last number. */
async function moveMessages(sql: Sql, { shopId, guestId }: Joined, from: number): Promise<number> {
  const moved = await sql.query(
    `update chat_messages said set cursor = $3 + moved.place
       from (select conversation_id, seq, row_number() over (order by chat_messages.cursor) as place
               from chat_messages join chat_conversations using (shop_id, conversation_id)
              where shop_id = $1 and member_id = $2) moved
      where said.shop_id = $1 and said.conversation_id = moved.conversation_id and said.seq = moved.seq returning 1`,
    [shopId, guestId, from],
  )
  return from + moved.length
}

async function moveConversations(
  sql: Sql,
  { shopId, guestId, memberId }: Joined,
  from: number,
): Promise<number> {
  const moved = await sql.query(
    `update chat_conversations theirs set member_id = $4, cursor = $3 + moved.place
       from (select conversation_id, row_number() over (order by cursor) as place
               from chat_conversations where shop_id = $1 and member_id = $2) moved
      where theirs.shop_id = $1 and theirs.conversation_id = moved.conversation_id returning 1`,
    [shopId, guestId, from, memberId],
  )
  return from + moved.length
}

/** What the member has said of themselves goes first; where they are, the guest knows better. Signing in unblocks nobody. */
function merge(guest: ShopperRow, member: ShopperRow): Omit<ShopperRow, 'cursor'> {
  const more = { ...guest.contact.more, ...member.contact.more }
  return {
    began: member.began,
    contact: {
      ...guest.contact,
      ...member.contact,
      ...(Object.keys(more).length > 0 && { more }),
    },
    context: { ...member.context, ...guest.context },
    blockedAt: member.blockedAt ?? guest.blockedAt,
    seenAt: guest.seenAt,
  }
}

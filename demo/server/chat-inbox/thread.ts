/** One conversation on an agent’s screen. */
import type { QueryOf, ResponseOf } from '../../../src/contract/endpoint.ts'
import type { readThread } from '../../../widgets/chat/contract.ts'
import { describeConversation, readConversation } from '../chat/conversation-row.ts'
import { describeMessage, readMessages } from '../chat/message-row.ts'
import type { Database } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { readCard } from './card.ts'
import type { Desk } from './desk.ts'
import { readNotes } from './notes.ts'
import { readInboxRow } from './read-inbox.ts'
import { markDelivered } from './signal.ts'

const USUAL = 50
const MOST = 200

interface Question {
  readonly conversationId: string
  readonly query: QueryOf<typeof readThread>
  readonly now: Date
}

/** Its newest end counts as delivered by this. */
export async function readThreadOf(
  database: Database,
  desk: Desk,
  { conversationId, query, now }: Question,
): Promise<ResponseOf<typeof readThread>> {
  const name = { shopId: desk.shopId, conversationId }
  const before = query.before === undefined ? undefined : Number(query.before)
  if (before === undefined) await deliver(database, desk, { conversationId, now })
  const conversation = await readConversation(database, name)
  const row = await readInboxRow(database, desk, { conversationId, now })
  if (!conversation || !row) throw new ProblemError('not_found')
  const limit = Math.min(MOST, Math.max(1, Number(query.limit ?? USUAL)))
  const { messages, hasMore } = await readMessages(database, { ...name, before, limit })
  const from = hasMore ? (messages[0]?.seq ?? 0) : 0
  const { memberId } = conversation
  return {
    conversation: describeConversation(conversation),
    row,
    messages: messages.map(describeMessage),
    hasMore,
    notes: await readNotes(database, desk, { conversationId, from, before: before ?? null }),
    card: await readCard(database, { shopId: desk.shopId, memberId, conversationId, now }),
  }
}

/** Written only where it is news. */
async function deliver(
  database: Database,
  desk: Desk,
  place: { readonly conversationId: string; readonly now: Date },
): Promise<void> {
  const { conversationId } = place
  const conversation = await readConversation(database, { shopId: desk.shopId, conversationId })
  if (conversation && conversation.theirDeliveredSeq < conversation.lastSeq)
    await markDelivered(database, desk, place)
}

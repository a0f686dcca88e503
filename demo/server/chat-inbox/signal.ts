/** What an agent does without words: typing, and reading. */
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import type { ChatSignal, signalShopper } from '../../../widgets/chat/contract.ts'
import { changeConversation, setConversation } from '../chat/change.ts'
import { readConversation } from '../chat/conversation-row.ts'
import type { Database } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { publishMoment } from '../live/queries.ts'
import type { Desk } from './desk.ts'

interface Place {
  readonly conversationId: string
  readonly now: Date
}

export async function signal(
  database: Database,
  desk: Desk,
  { body, ...place }: Place & { readonly body: BodyOf<typeof signalShopper> },
): Promise<void> {
  const { conversationId } = place
  const conversation = await readConversation(database, { shopId: desk.shopId, conversationId })
  if (!conversation) throw new ProblemError('not_found')
  const { typing, readSeq = 0 } = body
  if (typing !== undefined) {
    const data: ChatSignal = { conversationId, typing, name: desk.me.name }
    const audience = { shopId: desk.shopId, memberId: conversation.memberId }
    await publishMoment(database, audience, { type: 'chat.signal', data })
  }
  // Looked at before anything is locked: most of what a screen says was known.
  if (readSeq > conversation.theirReadSeq) await markRead(database, desk, { ...place, readSeq })
}

/** A screen of the shop has everything up to now. */
export async function markDelivered(database: Database, desk: Desk, place: Place): Promise<void> {
  await changeConversation(database, { shopId: desk.shopId, ...place }, async (change) => {
    const { lastSeq } = change.conversation
    setConversation(change, { theirDeliveredSeq: lastSeq })
  })
}

async function markRead(
  database: Database,
  desk: Desk,
  { readSeq, ...place }: Place & { readonly readSeq: number },
): Promise<void> {
  await changeConversation(database, { shopId: desk.shopId, ...place }, async (change) => {
    const { conversation } = change
    const theirReadSeq = Math.max(
      conversation.theirReadSeq,
      Math.min(readSeq, conversation.lastSeq),
    )
    setConversation(change, {
      theirReadSeq,
      theirDeliveredSeq: Math.max(conversation.theirDeliveredSeq, theirReadSeq),
      ...(conversation.stage === 'new' && { stage: 'open' }),
    })
  })
}

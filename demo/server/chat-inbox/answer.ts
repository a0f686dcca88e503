/** An agent answers: the first who does takes the conversation. */
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import type { answerShopper, ChatMessage } from '../../../widgets/chat/contract.ts'
import { appendMessage, sayOfSystem } from '../chat/append.ts'
import { changeConversation, setConversation, type ChatChange } from '../chat/change.ts'
import type { ConversationRow } from '../chat/conversation-row.ts'
import { describeMessage, findByCid } from '../chat/message-row.ts'
import type { Database } from '../db.ts'
import type { Desk } from './desk.ts'

interface Answering {
  readonly conversationId: string
  readonly cid: string
  readonly body: BodyOf<typeof answerShopper>
  readonly now: Date
}

/** Two who answer at once both get through; one of them has it then. */
export function answer(
  database: Database,
  desk: Desk,
  { cid, body, ...name }: Answering,
): Promise<ChatMessage> {
  return changeConversation(database, { shopId: desk.shopId, ...name }, async (change) => {
    if (isFree(change.conversation) && !(await isKnown(change, cid)))
      await assignTo(change, desk, desk.me.email)
    const author = { kind: 'agent', ...desk.me } as const
    const { message } = await appendMessage(change, { cid, author, ...body })
    return describeMessage(message)
  })
}

/** `taken` is said to the shopper, with a name. */
export async function assignTo(change: ChatChange, desk: Desk, email: string): Promise<void> {
  if (change.conversation.assignee === email) return
  const { name } = desk.agentOf(email)
  setConversation(change, { assignee: email, assigneeName: name })
  await sayOfSystem(change, 'taken', name)
}

/** An afterthought to what is over takes nothing up again. */
function isFree({ stage, assignee }: ConversationRow): boolean {
  return assignee === null && stage !== 'resolved'
}

/** A repeat changes nothing, also where it was given back meanwhile. */
async function isKnown({ sql, shopId }: ChatChange, cid: string): Promise<boolean> {
  return (await findByCid(sql, shopId, cid)) !== undefined
}

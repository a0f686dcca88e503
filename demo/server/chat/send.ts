/** A message of the shopper: taken once, however often it comes. */
import type { z } from 'zod/mini'
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import type { sendMessage, Sent } from '../../../widgets/chat/contract.ts'
import { loadChatSettings } from '../chat-settings/queries.ts'
import type { Database } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { tooMany } from '../http/rate-limit.ts'
import type { MemberName } from '../room.ts'
import { appendMessage } from './append.ts'
import { beginConversation } from './begin.ts'
import { changeConversation, setShopper, type ChatChange } from './change.ts'
import { describeConversation } from './conversation-row.ts'
import { describeMessage } from './message-row.ts'
import { tellShop } from './webhooks.ts'

/** Of one shopper in one conversation, in any minute. */
export const MOST_A_MINUTE = 200
const MINUTE_MS = 60_000

type Body = BodyOf<typeof sendMessage>

export interface Sending extends MemberName {
  readonly conversationId: string
  readonly cid: string
  readonly body: Body
  readonly now: Date
}

export async function send(database: Database, sending: Sending): Promise<z.infer<typeof Sent>> {
  const { cid, body, now } = sending
  const { text, attachments, replyTo } = body
  const { change, message, since } = await changeConversation(
    database,
    sending,
    async (change) => {
      const since = change.shopper.cursor
      const said = { cid, author: { kind: 'shopper' }, text, attachments, replyTo } as const
      const { message, isNew } = await appendMessage(change, said, () => admit(change, body))
      if (isNew) introduce(change, body)
      return { change, message, since }
    },
    (sql, { cursor }) => beginConversation(sql, { ...sending, text, cursor, now }),
  )
  return {
    message: describeMessage(message),
    conversation: describeConversation(change.conversation),
    cursor: change.shopper.cursor,
    since,
  }
}

/** Runs for new messages only: a repeat is answered as the first time, whatever has happened since. */
async function admit(change: ChatChange, { contact }: Body): Promise<void> {
  if (change.shopper.blockedAt) throw await blocked(change)
  await refuseFlood(change)
  const { lastSeq, stage, subject } = change.conversation
  if (lastSeq === 0)
    await tellShop(change, 'chat.started', {
      subject,
      contact: { ...change.shopper.contact, ...contact },
    })
  if (stage === 'resolved') await tellShop(change, 'chat.reopened', { by: 'shopper' })
}

/** What they say about themselves is added to what is known; of where they are, only the newest counts. */
function introduce(change: ChatChange, { contact = {}, context }: Body): void {
  const { shopper, conversation } = change
  const more = { ...shopper.contact.more, ...contact.more }
  setShopper(change, {
    seenAt: change.now,
    contact: {
      ...shopper.contact,
      ...contact,
      ...(Object.keys(more).length > 0 && { more }),
    },
    ...(context && {
      // With a new conversation nothing of the one before is true any more, as what was asked before it.
      context: { ...(conversation.lastSeq > 1 && shopper.context), ...context },
    }),
  })
}

async function refuseFlood({ sql, shopId, conversation, now }: ChatChange): Promise<void> {
  if (conversation.lastSeq < MOST_A_MINUTE) return
  const [oldest] = await sql.query<{ at: Date }>(
    `select at from chat_messages where shop_id = $1 and conversation_id = $2 and author = 'shopper'
      order by seq desc offset $3 limit 1`,
    [shopId, conversation.conversationId, MOST_A_MINUTE - 1],
  )
  const waitMs = oldest ? oldest.at.getTime() + MINUTE_MS - now.getTime() : 0
  if (waitMs > 0) throw tooMany(waitMs / 1000)
}

/** Whoever is blocked by mistake is told where to say so. */
async function blocked({ sql, shopId }: ChatChange): Promise<ProblemError> {
  const { channels } = (await loadChatSettings(sql, shopId)).settings
  const contact = channels.email ?? channels.phone
  return new ProblemError('chat_blocked', { params: contact ? { contact } : {} })
}

/** What is said in a conversation: by the shopper, by the shop, or by the system about both. */
import { createHash } from 'node:crypto'
import type { Author } from '../../../widgets/chat/contract.ts'
import { takeFiles } from '../chat-files/files.ts'
import { ProblemError } from '../http/problem.ts'
import { nextCursor, setConversation, type ChatChange, type ConversationFields } from './change.ts'
import { createMessageId } from './message-id.ts'
import { findByCid, MESSAGE_COLUMNS, type MessageRow } from './message-row.ts'
import { tellShop } from './webhooks.ts'

export interface NewMessage {
  readonly cid: string
  readonly author: Author & {
    /** Sign-in address, of an agent. */
    readonly email?: string
  }
  readonly text: string
  /** Ids of files. */
  readonly attachments?: readonly string[]
  readonly replyTo?: string | undefined
}

export interface Appended {
  readonly message: MessageRow
  /** `false` for a repeat: the message is the one of the first time. */
  readonly isNew: boolean
}

/** `judge` may refuse what is new; a repeat is answered even so. */
export async function appendMessage(
  change: ChatChange,
  message: NewMessage,
  judge?: () => Promise<void>,
): Promise<Appended> {
  const fingerprint = fingerprintOf(change, message)
  const known = await findByCid(change.sql, change.shopId, message.cid)
  if (known && known.fingerprint !== fingerprint) throw new ProblemError('cid_conflict')
  if (known) return { message: known, isNew: false }
  if (!hasContent(message)) throw new ProblemError('message_empty')
  await judge?.()
  const row = await insertMessage(change, message, fingerprint)
  setConversation(change, {
    ...afterMessage(change, message.author.kind),
    lastSeq: row.seq,
    updatedAt: change.now,
  })
  await tellShop(change, 'chat.message', {
    by: row.author,
    ...(row.authorName !== null && { name: row.authorName }),
    cid: row.cid,
    seq: row.seq,
    text: row.text,
    attachments: row.attachments,
  })
  return { message: row, isNew: true }
}

/** `taken` carries the name of who took it. */
export type SystemCode = 'resolved' | 'reopened' | 'taken'

/** Views say the code in the shopper's language; nobody is told of it but those who read the thread. */
export async function sayOfSystem(
  change: ChatChange,
  code: SystemCode,
  name?: string,
): Promise<void> {
  const message: NewMessage = {
    cid: createMessageId(change.now),
    author: { kind: 'system', ...(name !== undefined && { name }) },
    text: code,
  }
  const { seq } = await insertMessage(change, message, fingerprintOf(change, message))
  setConversation(change, { lastSeq: seq, updatedAt: change.now })
}

async function insertMessage(
  change: ChatChange,
  message: NewMessage,
  fingerprint: string,
): Promise<MessageRow> {
  const attachments = await takeAttachments(change, message)
  const [row] = await change.sql.query<MessageRow>(
    `insert into chat_messages as said (shop_id, conversation_id, seq, cid, author, author_name, author_email, text, attachments, reply_to,
            at, cursor, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
             (select cid from chat_messages where shop_id = $1 and conversation_id = $2 and cid = $10), $11, $12, $13)
     on conflict (shop_id, cid) do nothing returning ${MESSAGE_COLUMNS}`,
    [
      ...placeOf(change),
      ...wordsOf(message, attachments),
      change.now,
      nextCursor(change),
      fingerprint,
    ],
  )
  // Another shopper's message has this id: nobody makes one twice but on purpose.
  if (!row) throw new ProblemError('cid_conflict')
  return row
}

function placeOf({ shopId, conversation }: ChatChange): unknown[] {
  return [shopId, conversation.conversationId, conversation.lastSeq + 1]
}

/** Marked as an answer only if it is one to the same thread: what was written is not lost for a wrong mark. */
function wordsOf(
  { cid, author, text, replyTo }: NewMessage,
  attachments: MessageRow['attachments'],
): unknown[] {
  const { kind, name, email } = author
  return [
    cid,
    kind,
    name ?? null,
    email ?? null,
    text,
    JSON.stringify(attachments),
    replyTo ?? null,
  ]
}

/** Of the shop’s side any of its people may have uploaded them. */
async function takeAttachments(
  { sql, shopId, memberId, conversation }: ChatChange,
  { author, attachments = [] }: NewMessage,
): Promise<MessageRow['attachments']> {
  const { conversationId } = conversation
  const sender = author.kind === 'shopper' ? memberId : undefined
  return takeFiles(sql, { shopId, memberId: sender, conversationId, ids: attachments })
}

/** Where the conversation stands after a message. An afterthought of the shop does not open again what is resolved. */
function afterMessage({ conversation, now }: ChatChange, by: Author['kind']): ConversationFields {
  const { stage, waitingSince, firstAnsweredAt, theirReadSeq, assignee } = conversation
  if (by === 'agent')
    return {
      stage: stage === 'resolved' ? stage : 'answered',
      waitingSince: null,
      firstAnsweredAt: firstAnsweredAt ?? now,
    }
  if (by !== 'shopper') return {}
  const isKnown = theirReadSeq > 0 || assignee !== null || firstAnsweredAt !== null
  return {
    stage: isKnown ? 'open' : 'new',
    waitingSince: waitingSince ?? now,
    resolvedAt: null,
  }
}

function hasContent({ text, attachments = [] }: NewMessage): boolean {
  // Spaces, and characters nobody sees, are no text.
  return attachments.length > 0 || /[^\s\p{Cc}\p{Cf}]/u.test(text)
}

function fingerprintOf({ conversation }: ChatChange, message: NewMessage): string {
  const { author, text, attachments = [], replyTo } = message
  const said = [conversation.conversationId, author.kind, text, attachments, replyTo ?? null]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

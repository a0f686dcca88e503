/** The beginning of a conversation, with the first message of an id the shopper's browser has made. */
import { ProblemError } from '../http/problem.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { CONVERSATION_COLUMNS, readConversation, type ConversationRow } from './conversation-row.ts'
import { createReference } from './reference.ts'

/** Characters of the subject. */
const SUBJECT_LENGTH = 80

interface Beginning extends MemberName {
  readonly conversationId: string
  /** Of the first message. */
  readonly text: string
  readonly cursor: number
  readonly now: Date
}

/** The shopper is locked. What is said in it comes after, in the same transaction. */
export async function beginConversation(sql: Sql, begin: Beginning): Promise<ConversationRow> {
  const { shopId, memberId, conversationId, text, cursor, now } = begin
  for (;;) {
    const [begun] = await sql.query<ConversationRow>(
      `insert into chat_conversations (shop_id, conversation_id, member_id, reference, stage, subject, started_at, updated_at, cursor)
       values ($1, $2, $3, $4, 'new', $5, $6, $6, $7) on conflict do nothing returning ${CONVERSATION_COLUMNS}`,
      [shopId, conversationId, memberId, createReference(), subjectOf(text), now, cursor],
    )
    if (begun) return begun
    // Begun by somebody else at this moment: theirs. Otherwise the reference was another's, and the next one may not be.
    if (await readConversation(sql, { shopId, conversationId })) throw new ProblemError('not_found')
  }
}

/** The first line that says something; empty where there are only files. */
function subjectOf(text: string): string {
  const line = text.split(/[\r\n\u2028\u2029]+/).find((part) => part.trim() !== '') ?? ''
  const characters = [...line.trim()]
  return characters.length <= SUBJECT_LENGTH
    ? characters.join('')
    : `${characters.slice(0, SUBJECT_LENGTH - 1).join('')}…`
}

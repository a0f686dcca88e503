/** Notes beside a conversation, for the shop’s side alone. */
import type { Note } from '../../../widgets/chat/contract.ts'
import { tellInbox } from '../chat/change.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { MemberName } from '../room.ts'
import type { Desk } from './desk.ts'

interface NoteRow {
  readonly cid: string
  readonly text: string
  readonly email: string
  readonly at: Date
  readonly afterSeq: number
}

interface NewNote {
  readonly conversationId: string
  readonly cid: string
  readonly text: string
  readonly now: Date
}

const COLUMNS = 'cid, text, author_email as email, at, after_seq as "afterSeq"'

/** The same note again is answered as the first time. */
export async function writeNote(database: Database, desk: Desk, note: NewNote): Promise<Note> {
  const { conversationId, cid, text } = note
  const { shopId } = desk
  return database.transaction(async (sql) => {
    const written = await insertNote(sql, desk, note)
    const [row] = await sql.query<NoteRow>(
      `select ${COLUMNS} from chat_notes where shop_id = $1 and cid = $2 and conversation_id = $3 and text = $4`,
      [shopId, cid, conversationId, text],
    )
    if (!row) throw new ProblemError('cid_conflict')
    if (written) await tellInbox(sql, shopId, conversationId)
    return toNote(row, desk)
  })
}

/** Those below the messages from `from` up to, and without, `before`. */
export async function readNotes(
  sql: Sql,
  desk: Desk,
  place: { readonly conversationId: string; readonly from: number; readonly before: number | null },
): Promise<Note[]> {
  const rows = await sql.query<NoteRow>(
    `select ${COLUMNS} from chat_notes where shop_id = $1 and conversation_id = $2 and after_seq >= $3
        and ($4::bigint is null or after_seq < $4) order by after_seq, at, cid`,
    [desk.shopId, place.conversationId, place.from, place.before],
  )
  return rows.map((row) => toNote(row, desk))
}

/** What was noted about a member is theirs to ask for. */
export async function exportNotes(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const chatNotes = await sql.query<Record<string, unknown>>(
    `select reference, text, author_email as by, at from chat_notes join chat_conversations using (shop_id, conversation_id)
      where shop_id = $1 and member_id = $2 order by at, cid`,
    [shopId, memberId],
  )
  return chatNotes.length > 0 ? { chatNotes } : {}
}

async function insertNote(
  sql: Sql,
  desk: Desk,
  { conversationId, cid, text, now }: NewNote,
): Promise<boolean> {
  const [conversation] = await sql.query<{ lastSeq: number }>(
    'select last_seq as "lastSeq" from chat_conversations where shop_id = $1 and conversation_id = $2 for key share',
    [desk.shopId, conversationId],
  )
  if (!conversation) throw new ProblemError('not_found')
  const inserted = await sql.query(
    `insert into chat_notes (shop_id, conversation_id, cid, text, author_email, at, after_seq) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (shop_id, cid) do nothing returning cid`,
    [desk.shopId, conversationId, cid, text, desk.me.email, now, conversation.lastSeq],
  )
  return inserted.length > 0
}

function toNote({ email, at, ...note }: NoteRow, desk: Desk): Note {
  return { ...note, by: desk.agentOf(email), at: at.toISOString() }
}

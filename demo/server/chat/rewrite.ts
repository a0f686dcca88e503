/** An answer of the shop that gets another text, or goes: its place in the thread stays. */
import { dropFilesById } from '../chat-files/files.ts'
import { ProblemError } from '../http/problem.ts'
import { nextCursor, type ChatChange } from './change.ts'
import { MESSAGE_COLUMNS, type MessageRow } from './message-row.ts'

export type Rewriting = { readonly text: string } | { readonly deleted: true }

/** The same text once more, or deleting what is deleted, changes nothing. */
export async function rewriteMessage(
  change: ChatChange,
  cid: string,
  rewriting: Rewriting,
): Promise<MessageRow> {
  const row = await readOwn(change, cid)
  const isDeleted = 'deleted' in rewriting
  if (row.deletedAt || (!isDeleted && row.text === rewriting.text)) return row
  const [written] = await change.sql.query<MessageRow>(
    `update chat_messages said set rev = rev + 1, cursor = $4, text = $5, edited_at = case when $6 then edited_at else $7 end,
            attachments = case when $6 then '[]' else attachments end, deleted_at = case when $6 then $7 end
      where shop_id = $1 and conversation_id = $2 and cid = $3 returning ${MESSAGE_COLUMNS}`,
    [
      change.shopId,
      row.conversationId,
      cid,
      nextCursor(change),
      isDeleted ? '' : rewriting.text,
      isDeleted,
      change.now,
    ],
  )
  if (!written) throw new Error('A message was locked and could not be written.')
  if (isDeleted)
    await dropFilesById(change.sql, { ...change, ids: row.attachments.map(({ id }) => id) })
  return written
}

async function readOwn(
  { sql, shopId, conversation }: ChatChange,
  cid: string,
): Promise<MessageRow> {
  const [row] = await sql.query<MessageRow>(
    `select ${MESSAGE_COLUMNS} from chat_messages said
      where shop_id = $1 and conversation_id = $2 and cid = $3 and author = 'agent'`,
    [shopId, conversation.conversationId, cid],
  )
  if (!row) throw new ProblemError('not_found')
  return row
}

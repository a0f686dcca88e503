/** Files of the chat as other rooms handle them: taken by a message, moved, and dropped. */
import { fillPath } from '../../../src/contract/endpoint.ts'
import { readFile } from '../../../widgets/chat/contract/files.ts'
import type { Attachment } from '../../../widgets/chat/contract/message.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { MemberName } from '../room.ts'

/** In place of a member: the shop’s side, whoever of it. */
export const SHOP_SIDE = ''

export interface FileRow {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly token: string
}

export const FILE_COLUMNS = 'file_id as id, name, type, bytes, width, height, token'

export interface Taking {
  readonly shopId: string
  /** The shopper who sends them; `undefined` for somebody of the shop. */
  readonly memberId: string | undefined
  readonly conversationId: string
  readonly ids: readonly string[]
}

/** Ties files to the conversation, in the order of `ids`; throws `file_unknown` unless all were uploaded by this side and are free. */
export async function takeFiles(
  sql: Sql,
  { shopId, memberId = SHOP_SIDE, conversationId, ids }: Taking,
): Promise<Attachment[]> {
  if (ids.length === 0) return []
  const rows = await sql.query<FileRow>(
    `update chat_files set conversation_id = $4
      where shop_id = $1 and member_id = $2 and file_id = any($3::uuid[])
        and (conversation_id is null or conversation_id = $4)
      returning ${FILE_COLUMNS}`,
    [shopId, memberId, ids, conversationId],
  )
  return ids.map((id) => {
    const row = rows.find((file) => file.id === id)
    if (!row) throw new ProblemError('file_unknown', { params: { id } })
    return describeFile(row)
  })
}

/** Its address is a path of this API: where that stands for the outside, only the caller knows. */
export function describeFile({ token, width, height, ...file }: FileRow): Attachment {
  return {
    ...file,
    ...(width !== null && height !== null && { width, height }),
    url: fillPath(readFile.path, { token }),
  }
}

/** Of somebody who is forgotten. What the shop sent them goes with their conversations. */
export async function dropFiles(sql: Sql, { shopId, memberId }: MemberName): Promise<void> {
  await sql.query('delete from chat_files where shop_id = $1 and member_id = $2', [
    shopId,
    memberId,
  ])
}

/** Of a message that was deleted. */
export async function dropFilesById(
  sql: Sql,
  { shopId, ids }: { readonly shopId: string; readonly ids: readonly string[] },
): Promise<void> {
  await sql.query('delete from chat_files where shop_id = $1 and file_id = any($2::uuid[])', [
    shopId,
    ids,
  ])
}

/** A guest turned out to be a member. */
export async function moveFiles(
  sql: Sql,
  { shopId, from, to }: { readonly shopId: string; readonly from: string; readonly to: string },
): Promise<void> {
  await sql.query('update chat_files set member_id = $3 where shop_id = $1 and member_id = $2', [
    shopId,
    from,
    to,
  ])
}

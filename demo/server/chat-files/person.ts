/** What of a shopper’s files is handed out when they ask for everything: the list, and where each can be had. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { describeFile, FILE_COLUMNS, type FileRow } from './files.ts'

export async function exportFiles(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const files = await sql.query<FileRow>(
    `select ${FILE_COLUMNS} from chat_files where shop_id = $1 and member_id = $2 order by uploaded_at`,
    [shopId, memberId],
  )
  return { chatFiles: files.map(describeFile) }
}

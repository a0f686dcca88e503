/** Keeps a file, once: what it is, its bytes say. */
import { createHash } from 'node:crypto'
import { FILE_TYPES, type Attachment } from '../../../widgets/chat/contract/message.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { createSecret } from '../shop/secrets.ts'
import { fileTypeOf } from './file-type.ts'
import { tidyName } from './file-name.ts'
import { describeFile, FILE_COLUMNS, SHOP_SIDE, type FileRow } from './files.ts'
import { pictureSizeOf } from './picture-size.ts'

export interface NewFile {
  readonly shopId: string
  /** `SHOP_SIDE`, or the shopper. */
  readonly memberId: string
  readonly fileId: string
  readonly name: string
  readonly content: Uint8Array
  readonly now: Date
}

const DAY_MS = 86_400_000
/** Files that wait for their message; five go along with one. */
export const MOST_UNSENT = 20
/** Of one shopper in a day. */
export const MOST_BYTES = 209_715_200

export async function keepFile(database: Database, file: NewFile): Promise<Attachment> {
  const type = fileTypeOf(file.content)
  if (!type) throw new ProblemError('file_type_refused', { params: { types: FILE_TYPES } })
  const hash = createHash('sha256').update(file.content).digest('base64url')
  return database.transaction(async (sql) => {
    // One at a time for each sender, so that many at once do not slip past the limit together.
    await sql.query('select pg_advisory_xact_lock(hashtext($1))', [
      `chat_files ${file.shopId} ${file.memberId}`,
    ])
    const known = await findFile(sql, file)
    if (known?.hash === hash && known.memberId === file.memberId) return describeFile(known.file)
    if (known) throw new ProblemError('cid_conflict')
    if (file.memberId !== SHOP_SIDE) await checkLimits(sql, file)
    const size = pictureSizeOf(type, file.content)
    const [row] = await sql.query<FileRow>(
      `insert into chat_files (shop_id, file_id, member_id, token, name, type, bytes, width, height, hash, content, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'base64'), $12)
       on conflict do nothing returning ${FILE_COLUMNS}`,
      [
        file.shopId,
        file.fileId,
        file.memberId,
        createSecret(''),
        tidyName(file.name, type),
        type,
        file.content.byteLength,
        size?.width ?? null,
        size?.height ?? null,
        hash,
        // Ten times as fast as bytes, with the embedded database.
        Buffer.from(file.content).toString('base64'),
        file.now,
      ],
    )
    // Somebody else used the same id at the same instant.
    if (!row) throw new ProblemError('cid_conflict')
    return describeFile(row)
  })
}

async function findFile(
  sql: Sql,
  { shopId, fileId }: NewFile,
): Promise<{ hash: string; memberId: string; file: FileRow } | undefined> {
  const [row] = await sql.query<FileRow & { hash: string; memberId: string }>(
    `select ${FILE_COLUMNS}, hash, member_id as "memberId" from chat_files where shop_id = $1 and file_id = $2`,
    [shopId, fileId],
  )
  if (!row) return undefined
  const { hash, memberId, ...file } = row
  return { hash, memberId, file }
}

async function checkLimits(sql: Sql, { shopId, memberId, content, now }: NewFile): Promise<void> {
  const [kept] = await sql.query<{ unsent: number; bytes: number; oldest: Date | null }>(
    `select (count(*) filter (where conversation_id is null))::int as unsent, coalesce(sum(bytes), 0)::int as bytes,
            min(uploaded_at) as oldest
       from chat_files where shop_id = $1 and member_id = $2 and uploaded_at > $3`,
    [shopId, memberId, new Date(now.getTime() - DAY_MS)],
  )
  if (!kept?.oldest) return
  if (kept.unsent < MOST_UNSENT && kept.bytes + content.byteLength <= MOST_BYTES) return
  const resetsAt = new Date(kept.oldest.getTime() + DAY_MS).toISOString()
  throw new ProblemError('limit_reached', { params: { resetsAt } })
}

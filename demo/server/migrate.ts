/** Brings the database up to date: each schema file of each room once, in order, by whichever process comes first. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, Sql } from './db.ts'

const SCHEMA_FILE = /^schema(?:\.(\d+))?\.sql$/
/** Any constant; processes that start together take the same advisory lock. */
const LOCK = 4_400_000_001

/** A changed file would leave databases that differ by their age. */
export class SchemaChangedError extends Error {
  constructor(file: string) {
    super(
      `${file} was changed after it had been applied. Restore it and put the change into the next schema.<n>.sql of the same folder.`,
    )
    this.name = 'SchemaChangedError'
  }
}

export interface SchemaFolder {
  readonly room: string
  readonly folder: string
}

export async function migrate(database: Database, folders: readonly SchemaFolder[]): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [LOCK])
    await sql.run(`create table if not exists applied_schemas (
      room text not null, file text not null, checksum text not null,
      applied_at timestamptz not null default now(), primary key (room, file))`)
    for (const folder of folders) await applyFolder(sql, folder)
  })
}

async function applyFolder(sql: Sql, { room, folder }: SchemaFolder): Promise<void> {
  for (const file of schemaFiles(folder)) {
    const script = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    const checksum = createHash('sha256').update(script).digest('hex')
    const [applied] = await sql.query<{ checksum: string }>(
      'select checksum from applied_schemas where room = $1 and file = $2',
      [room, file],
    )
    if (applied && applied.checksum !== checksum) throw new SchemaChangedError(`${room}/${file}`)
    if (applied) continue
    await sql.run(script)
    await sql.query('insert into applied_schemas (room, file, checksum) values ($1, $2, $3)', [
      room,
      file,
      checksum,
    ])
  }
}

/** `schema.sql`, then `schema.2.sql`, … `schema.10.sql`. */
function schemaFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  const number = (file: string): number => Number(SCHEMA_FILE.exec(file)?.[1] ?? 1)
  return readdirSync(folder)
    .filter((file) => SCHEMA_FILE.test(file))
    .sort((a, b) => number(a) - number(b))
}

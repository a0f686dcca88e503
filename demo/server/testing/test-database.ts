/** A migrated database for one test file: PGlite in memory, or a schema of its own on the server of TEST_DATABASE_URL. */
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { overPglite } from '../database/pglite.ts'
import { openPostgres } from '../database/postgres.ts'
import type { Database } from '../db.ts'
import { migrate } from '../migrate.ts'
import { ROOM_FOLDERS } from '../rooms.ts'

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/regulars')

export interface TestDatabase extends Database {
  /** A further connection to the same data, as another process has one; with PGlite the same one. */
  reopen(): Promise<Database>
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL']
  return url ? openSchema(url) : openCopy()
}

/** Setting PGlite up takes seconds, starting from a dump a fraction of one; the dump is as old as the schema files. */
async function openCopy(): Promise<TestDatabase> {
  const path = join(CACHE, `${fingerprint()}.tar`)
  if (!existsSync(path)) await writeDump(path)
  const database = overPglite(await PGlite.create({ loadDataDir: new Blob([readFileSync(path)]) }))
  return { ...database, reopen: async () => ({ ...database, close: async () => undefined }) }
}

async function writeDump(path: string): Promise<void> {
  const pglite = await PGlite.create()
  await migrate(overPglite(pglite), ROOM_FOLDERS)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  mkdirSync(CACHE, { recursive: true })
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()))
  renameSync(unfinished, path)
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const { folder } of ROOM_FOLDERS)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql')))
      hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}

async function openSchema(url: string): Promise<TestDatabase> {
  const own = await createSchema(url)
  const database = await openPostgres(own.url)
  await migrate(database, ROOM_FOLDERS)
  return {
    ...database,
    reopen: () => openPostgres(own.url),
    async close() {
      await database.close()
      await own.drop()
    },
  }
}

/** An empty corner of a server, with an address of its own. */
export async function createSchema(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const schema = `test_${randomBytes(6).toString('hex')}`
  await runOnce(url, `create schema ${schema}`)
  const own = new URL(url)
  own.searchParams.set('options', `-c search_path=${schema}`)
  return { url: own.href, drop: () => runOnce(url, `drop schema ${schema} cascade`) }
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

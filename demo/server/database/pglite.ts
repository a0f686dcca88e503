/** PostgreSQL inside this process, kept in a folder or, for tests, in memory. */
import { mkdirSync } from 'node:fs'
import { PGlite, type PGliteInterface, type Transaction } from '@electric-sql/pglite'
import type { Database, Sql } from '../db.ts'
import { lockFolder } from './folder-lock.ts'

export async function openPglite(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const database = overPglite(await PGlite.create(folder))
    return { ...database, close: () => database.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

export function overPglite(pglite: PGliteInterface): Database {
  return {
    ...overConnection(pglite),
    transaction: (work) => pglite.transaction((connection) => work(overConnection(connection))),
    listen: async (channel, onNotice) => {
      const stop = await pglite.listen(channel, onNotice)
      return () => stop()
    },
    close: () => pglite.close(),
  }
}

function overConnection(connection: Pick<Transaction, 'query' | 'exec'>): Sql {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await connection.query<Row>(text, [...values])).rows,
    run: async (script) => {
      await connection.exec(script)
    },
  }
}

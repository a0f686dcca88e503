/** A PostgreSQL server; several processes may share it. */
import { Pool, types, type PoolClient } from 'pg'
import type { Database, Sql, Unlisten } from '../db.ts'
import { listenOn } from './postgres-listener.ts'

const INT8 = 20
const CONNECT_WITHIN_MS = 5_000
/** Two transactions waited for each other, or changed the same row: the loser may simply try again. */
const TRY_AGAIN = new Set(['40001', '40P01'])
const ATTEMPTS = 5

export async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    types: {
      // PGlite reads int8 as a number too; amounts and revisions stay far below 2^53.
      getTypeParser: (id, format) => (id === INT8 ? Number : types.getTypeParser(id, format)),
    },
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  await pool.query('select 1')
  const listening = new Set<Unlisten>()
  return {
    ...overConnection(pool),
    transaction: (work) => inTransaction(pool, work),
    listen: async (channel, onNotice) => {
      const unlisten = await listenOn(url, channel, onNotice)
      listening.add(unlisten)
      return () => {
        listening.delete(unlisten)
        return unlisten()
      }
    },
    close: async () => {
      await Promise.all([...listening].map((unlisten) => unlisten()))
      await pool.end()
    },
  }
}

async function inTransaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const result = await work(overConnection(client))
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      await rollBack(client)
      if (attempt === ATTEMPTS || !mayTryAgain(error)) throw error
    }
  }
}

async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch (error) {
    // The connection is gone, and its transaction with it.
    client.release(error instanceof Error ? error : true)
  }
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TRY_AGAIN.has(String(error.code))
}

function overConnection(connection: Pick<PoolClient, 'query'>): Sql {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await connection.query(text, [...values])
      // Safe: the statement is the caller's own, and decides the shape it asks for.
      return rows as Row[]
    },
    run: async (script) => {
      await connection.query(script)
    },
  }
}

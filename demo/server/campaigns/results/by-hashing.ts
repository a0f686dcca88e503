/** Joins crowds with their events and orders in one pass over each. */
import type { Database, Sql } from '../../db.ts'

/**
 * The embedded database keeps no statistics of its tables: it takes a loop within a loop for cheap, which for a hundred thousand visitors is
 * hours. A server that has statistics loses nothing by it; only that it then takes every plan for so dear that it would compile it first.
 */
export function byHashing<T>(
  database: Pick<Database, 'transaction'>,
  read: (sql: Sql) => Promise<T>,
): Promise<T> {
  return database.transaction(async (sql) => {
    await sql.run('set local enable_nestloop = off; set local jit = off')
    return read(sql)
  })
}

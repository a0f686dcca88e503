/** A process that dies at a given step: from then on none of its calls comes through, and what it had begun is rolled back. */
import type { Database, Sql } from '../db.ts'

export class Died extends Error {
  constructor() {
    super('The process died here.')
    this.name = 'Died'
  }
}

export interface Mortal {
  readonly database: Database
  /** Wraps a call to another system; `before` dies without it, `after` when it is done and nobody has heard. */
  call<T>(work: () => Promise<T>): Promise<T>
  /** Steps taken so far. */
  steps(): number
}

/** Statements, commits and calls are counted from 1; the one after the `lifetime`th is the first that fails. */
export function mortal(database: Database, lifetime: number): Mortal {
  let taken = 0
  const step = (): void => {
    taken += 1
    if (taken > lifetime) throw new Died()
  }
  const within = (sql: Sql): Sql => ({
    query: async (text, values) => {
      step()
      return sql.query(text, values)
    },
    run: async (script) => {
      step()
      await sql.run(script)
    },
  })
  return {
    steps: () => taken,
    async call(work) {
      step()
      const result = await work()
      step()
      return result
    },
    database: {
      ...database,
      ...within(database),
      transaction: async (work) => {
        const result = await database.transaction(async (sql) => {
          const done = await work(within(sql))
          // Dying here is dying before the commit; after it is the next step.
          step()
          return done
        })
        step()
        return result
      },
    },
  }
}

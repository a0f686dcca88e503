/** The server’s tests once more, against a PostgreSQL server instead of the embedded database. */
import { startPostgres } from '../helpers/postgres.ts'
import type { Outcome } from './step.ts'
import { runVitest, type Findings } from './vitest.ts'

export function onPostgres(findings: Findings): () => Promise<Outcome> {
  return async () => {
    const server = await startPostgres()
    try {
      const words = ['--project', 'node', 'demo/server', 'test/contract']
      return await runVitest(words, findings, { TEST_DATABASE_URL: server.url })
    } finally {
      await server.stop()
    }
  }
}

import { Client } from 'pg'
import { expect, test } from 'vitest'
import { openPostgres } from './postgres.ts'

const url = process.env['TEST_DATABASE_URL']

// Only a server has connections to lose; the run against one is a step of its own.
if (url) test('a listener comes back after its connection was cut, and says so', comeBack)

async function comeBack(): Promise<void> {
  const database = await openPostgres(String(url))
  const notices: (string | undefined)[] = []
  await database.listen('regulars_test_channel', (payload) => notices.push(payload))
  const other = new Client({ connectionString: url })
  await other.connect()

  await other.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen "regulars_test_channel"'`,
  )
  await expect.poll(() => notices).toEqual([undefined])
  await other.query(`select pg_notify('regulars_test_channel', 'after')`)

  await expect.poll(() => notices).toEqual([undefined, 'after'])
  await other.end()
  await database.close()
}

test('a server nobody answers for is an error at once', async () => {
  await expect(openPostgres('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow('ECONNREFUSED')
})

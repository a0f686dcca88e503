import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PROGRAM } from '../seed/fern-and-ember.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { brokenInvariants } from './invariants.fixture.ts'
import { catchUp } from './jobs.ts'
import { insertProgram, requireProgram } from './queries.ts'
import { readWalletOf } from './wallet.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const schema = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8')

const AWARD = JSON.stringify({ earn: { points: 1, perMinor: 100 }, ratePercent: 100 })

/** Rows as the first schema had them: two orders, one of them refunded in part. */
const OLD_ROWS = `insert into loyalty_ledger (shop_id, member_id, entry, type, points, spent, program_id, rule, order_id, source,
    source_id, occurred_at, available_at, award, created_at) values
  ('s', 'm', 1, 'earn', 250, 25000, 'embers', 'purchase', 'o1', 'version', '1', '2026-01-10', '2026-01-24', '${AWARD}', '2026-01-10'),
  ('s', 'm', 2, 'clawback', -50, -5000, 'embers', 'purchase', 'o1', 'refund', 'r1', '2026-02-01', '2026-01-24', '${AWARD}', '2026-02-01'),
  ('s', 'm', 3, 'earn', 40, 4000, 'embers', 'purchase', 'o2', 'version', '1', '2026-06-05', '2026-06-19', '${AWARD}', '2026-06-05')`

test('a ledger from before the lots keeps every point, its tier and its dates', async () => {
  const now = new Date('2026-06-10T12:00:00.000Z')
  await database.run(
    (
      await database.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = current_schema() and tablename like 'loyalty_%'`,
      )
    )
      .map(({ name }) => `drop table ${name} cascade;`)
      .join(''),
  )
  await database.run(schema('schema.sql'))
  await database.run(OLD_ROWS)
  await database.run(schema('schema.2.sql'))
  await database.run(schema('schema.3.sql'))
  await database.run(schema('schema.4.sql'))
  await database.query(
    `insert into shops (shop_id, public_key, name, currency, timezone, locales, identity_secret, session_key)
     values ('s', 'pk_s', 'S', 'EUR', 'UTC', '[]', 'i', 'k')`,
  )
  await database.query(
    `insert into members (shop_id, member_id, sub, created_at) values ('s', 'm', 'ana', $1)`,
    [now],
  )
  await insertProgram(database, 's', DEMO_PROGRAM, now)
  const program = await requireProgram(database, 's')
  const wallet = () => readWalletOf(database, { shopId: 's', memberId: 'm' }, { program, now })

  const before = await wallet()
  await catchUp(database, now)

  expect(before).toMatchObject({
    available: 200,
    pending: 40,
    lifetime: 240,
    spent: { minor: 24_000 },
    nextRelease: { points: 40, at: '2026-06-19T00:00:00.000Z' },
    tier: { current: { id: 'fern' }, qualifying: 200 },
  })
  expect({ ...(await wallet()), revision: 0 }).toEqual({ ...before, revision: 0 })
  expect(await brokenInvariants(database, 's')).toEqual([])
})

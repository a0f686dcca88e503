import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { overPglite } from './database/pglite.ts'
import { openPostgres } from './database/postgres.ts'
import type { Database } from './db.ts'
import { brokenInvariants } from './loyalty/invariants.fixture.ts'
import { insertProgram } from './loyalty/queries.ts'
import { migrate, type SchemaFolder } from './migrate.ts'
import { hasOrdered } from './orders/first-order.ts'
import { ROOM_FOLDERS, ROOMS } from './rooms.ts'
import { runJobs } from './schedule.ts'
import { DEMO_PROGRAM } from './seed/fern-and-ember.ts'
import { withDefaults, type ServerOptions } from './services.ts'
import { allowSecretKey } from './shop/create-shop.ts'
import { bodyOf, RULES } from './testing/loyalty.ts'
import { NO_LIMITS } from './testing/no-limits.ts'
import { paidOrder } from './testing/orders.ts'
import { createSchema } from './testing/test-database.ts'

/** The newest schema file of each room when codes and webhooks were still loyalty's own, and everybody had an account. */
const BEFORE: Readonly<Record<string, number>> = {
  events: 1,
  live: 1,
  loyalty: 3,
  merchant: 1,
  orders: 2,
  session: 1,
  shop: 2,
}

const NOW = new Date('2026-06-10T12:00:00.000Z')

let database: Database
let close: () => Promise<void>
let folder: string
beforeAll(async () => {
  ;({ database, close } = await openEmpty())
  folder = mkdtempSync(join(tmpdir(), 'regulars-before-'))
  await migrate(database, foldersOfBefore())
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await close()
})

async function openEmpty(): Promise<{ database: Database; close: () => Promise<void> }> {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) {
    const embedded = overPglite(await PGlite.create())
    return { database: embedded, close: () => embedded.close() }
  }
  const schema = await createSchema(url)
  const server = await openPostgres(schema.url)
  return { database: server, close: () => server.close().then(() => schema.drop()) }
}

function foldersOfBefore(): SchemaFolder[] {
  return ROOM_FOLDERS.flatMap(({ room, folder: from }) => {
    const newest = BEFORE[room]
    if (newest === undefined) return []
    const to = join(folder, room)
    mkdirSync(to)
    for (let number = 1; number <= newest; number++) {
      const file = number === 1 ? 'schema.sql' : `schema.${number}.sql`
      cpSync(join(from, file), join(to, file))
    }
    return [{ room, folder: to }]
  })
}

const REWARD = JSON.stringify(RULES.rewards?.[0])
const LINES = JSON.stringify([{ id: '1', productId: 'teapot', quantity: 1, total: 5000 }])

/** Ana was given 500 points and has them in a code; she has bought once, and her shop has not heard of the code yet. */
const ROWS = `
  insert into shops (shop_id, public_key, name, currency, timezone, locales, identity_secret, session_key)
  values ('s', 'pk_s', 'S', 'EUR', 'UTC', '[]', 'i', 'k'), ('t', 'pk_t', 'T', 'EUR', 'UTC', '[]', 'i', 'k');
  insert into members (shop_id, member_id, sub, email, created_at) values ('s', 'm', 'ana', 'Ana@example.com', '2026-01-01');
  insert into loyalty_ledger (shop_id, member_id, entry, type, points, spent, program_id, rule, source, source_id, occurred_at,
    created_at, reason, redemption_id, lots, balance_after) values
  ('s', 'm', 1, 'adjust', 500, 0, 'p', 'adjustment', 'adjustment', 'a', '2026-06-01', '2026-06-01', 'adjusted', null, '[[1, 500]]', 500),
  ('s', 'm', 2, 'redeem', -500, 0, 'p', 'five', 'redemption', 'red_1', '2026-06-02', '2026-06-02', 'redeemed', 'red_1', '[[1, -500]]', 0);
  insert into loyalty_lots (shop_id, member_id, lot, rule, points, remaining, qualifying, earned_at, available_at, released)
  values ('s', 'm', 1, 'adjustment', 500, 0, 0, '2026-06-01', '2026-06-01', true);
  insert into loyalty_accounts (shop_id, member_id, revision, entry, held, lifetime) values ('s', 'm', 2, 2, 500, 500);
  insert into loyalty_redemptions (shop_id, member_id, redemption_id, reward_id, reward, value, mode, status, points, lots, currency,
    code, created_at, expires_at, check_at)
  values ('s', 'm', 'red_1', 'five', '${REWARD}', '{"kind":"amount","off":{"minor":500,"currency":"EUR"}}', 'code', 'issued', 500,
    '[[1, 500]]', 'EUR', 'AAAAA-BBBBB-CCCCC', '2026-06-02', '2026-09-01', '2026-09-01');
  insert into loyalty_coupons (shop_id, code, redemption_id, member_id, status, value, currency, min_order, expires_at)
  values ('s', 'AAAAA-BBBBB-CCCCC', 'red_1', 'm', 'active', '{"kind":"amount","off":{"minor":500,"currency":"EUR"}}', 'EUR', 1000, '2026-09-01');
  insert into loyalty_webhooks (shop_id, url, secret, created_at) values ('s', 'https://shop.example/hook', 'whsec_1', '2026-01-01');
  insert into loyalty_deliveries (shop_id, delivery_id, member_id, type, data, happened_at, attempts, next_at, problem)
  values ('s', 'd', 'm', 'redemption.issued', '{"points":500}', '2026-06-02', 3, '2026-06-10', 'answered 500');
  insert into orders (shop_id, order_id, version, status, member_id, currency, basis, lines, placed_at, paid_at, updated_at)
  values ('s', 'o1', 1, 'paid', 'm', 'EUR', 5000, '${LINES}', '2026-05-01', '2026-05-01', '2026-05-01');`

test('a database of before opens, and everything in it goes on working', async () => {
  const told: { url: string; body: string }[] = []
  await database.run(ROWS)
  await insertProgram(database, 's', { ...DEMO_PROGRAM, ...RULES }, NOW)
  await allowSecretKey(database, { shopId: 's', secretKey: 'sk_s', now: NOW })
  await migrate(database, ROOM_FOLDERS)
  const options: ServerOptions = {
    database,
    limits: NO_LIMITS,
    checkAnswers: true,
    now: () => NOW,
    fetch: async (url, init) => {
      told.push({ url: String(url), body: String(init?.body) })
      return new Response(null, { status: 204 })
    },
  }
  const app = createApp(options)
  const ask = (path: string, method = 'GET', body?: unknown): Promise<unknown> =>
    bodyOf(
      Promise.resolve(
        app.request(path, {
          method,
          headers: { authorization: 'Bearer sk_s', 'content-type': 'application/json' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      ),
    )

  const hook = await ask('/v1/webhook')
  const coupon = await ask('/v1/coupons/aaaaabbbbbccccc')
  await runJobs(withDefaults(options, ROOMS))
  const used = await ask('/v1/coupons/AAAAA-BBBBB-CCCCC/use', 'POST', {
    orderId: 'o2',
    customerId: 'ana',
  })
  await ask('/v1/orders/o2', 'PUT', paidOrder(3000, { codes: ['AAAAA-BBBBB-CCCCC'] }))
  await ask('/v1/orders/o1', 'PUT', {
    ...paidOrder(5000),
    version: 2,
    paidAt: '2026-05-01T00:00:00Z',
  })

  expect(hook).toEqual({
    url: 'https://shop.example/hook',
    validatesReferrals: false,
    answers: [],
    waiting: 1,
    lost: 0,
    lastProblem: 'answered 500',
  })
  expect(coupon).toMatchObject({ status: 'active', customerId: 'ana', minOrder: 1000 })
  expect(told[0]?.url).toBe('https://shop.example/hook')
  expect(JSON.parse(told[0]?.body ?? '')).toMatchObject({
    id: 'd',
    type: 'redemption.issued',
    customerId: 'ana',
  })
  expect(used).toMatchObject({ status: 'used', orderId: 'o2' })
  // Known by the e-mail alone since the job has run: nobody had a fingerprint before.
  expect(await hasOrdered(database, 's', { email: 'ana@example.com' })).toBe(true)
  expect(await brokenInvariants(database, 's')).toEqual([])
  const [shops] = await database.query<{ count: number }>(
    'select count(distinct fingerprint_key)::bigint as count from shops',
  )
  expect(shops?.count).toBe(2)
  const old = await database.query(
    `select tablename from pg_tables where schemaname = current_schema()
        and tablename in ('loyalty_coupons', 'loyalty_webhooks', 'loyalty_deliveries')`,
  )
  expect(old).toEqual([])
})

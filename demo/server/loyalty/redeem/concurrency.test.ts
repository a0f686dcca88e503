import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addShopWith,
  changeProgram,
  FIVE_OFF,
  give,
  redeemFor,
  useCode,
} from '../../testing/loyalty.ts'
import { NO_LIMITS } from '../../testing/no-limits.ts'
import { startApi, type ApiProcess } from '../../testing/start-api.ts'
import { createSchema } from '../../testing/test-database.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { createTestShop, datedHmac, SHOP_ORIGIN, type TestShop } from '../../testing/test-shop.ts'
import { openPostgres } from '../../database/postgres.ts'
import { migrate } from '../../migrate.ts'
import { ROOM_FOLDERS } from '../../rooms.ts'
import { createApp } from '../../app.ts'
import { brokenInvariants } from '../invariants.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ limits: NO_LIMITS })
})
afterAll(() => server.stop())

const TRIES = 1000

type Send = (path: string, init: RequestInit) => Promise<Response>

interface Race {
  readonly token: string
  /** Which of them a try goes to. */
  readonly send: (index: number) => Send
  readonly keyOf?: (index: number) => string
}

/** How often each outcome came. */
async function race({
  token,
  send,
  keyOf = () => randomUUID(),
}: Race): Promise<Record<string, number>> {
  const outcomes = await Promise.all(
    Array.from({ length: TRIES }, async (_, index) => {
      const key = keyOf(index)
      const ask = (): Promise<Response> =>
        send(index)('/v1/loyalty/redemptions', {
          method: 'POST',
          headers: {
            origin: SHOP_ORIGIN,
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify({ rewardId: 'five', mode: 'code' }),
        })
      let answer = await ask()
      // More than the server’s connections can take at once: told to come back, as a client does.
      while (answer.status === 503) answer = await ask()
      const body = (await answer.json()) as { code?: string; redemption?: { code: string } }
      return body.redemption?.code ?? body.code ?? 'nothing'
    }),
  )
  return Object.fromEntries(
    [...new Set(outcomes)].map((name) => [name, outcomes.filter((one) => one === name).length]),
  )
}

const inProcess: Send = async (path, init) => server.app.request(path, init)

async function countCodes(shop: TestShop): Promise<number> {
  const [row] = await server.database.query<{ count: number }>(
    `select count(*)::bigint as count from coupons where shop_id = $1 and status = 'active'`,
    [shop.id],
  )
  return row?.count ?? 0
}

test('a thousand redeems of one balance at once spend it exactly once', async () => {
  const shop = await addShopWith(server)
  await give(shop, 500)
  const { token } = await shop.openSession('ana')

  const outcomes = await race({ token, send: () => inProcess })

  expect(Object.values(outcomes).sort((a, b) => a - b)).toEqual([1, TRIES - 1])
  expect(outcomes).toHaveProperty('insufficient_points', TRIES - 1)
  expect(await countCodes(shop)).toBe(1)
  expect(await shop.walletOf('ana')).toMatchObject({ available: 0, held: 500 })
  expect(await brokenInvariants(server.database, shop.id)).toEqual([])
}, 120_000)

test('a thousand repeats of one redeem at once get one code, all of them', async () => {
  const shop = await addShopWith(server)
  await give(shop, 5000)
  const { token } = await shop.openSession('ana')
  const key = randomUUID()

  const outcomes = await race({ token, send: () => inProcess, keyOf: () => key })

  expect(Object.values(outcomes)).toEqual([TRIES])
  expect(await countCodes(shop)).toBe(1)
  expect(await shop.walletOf('ana')).toMatchObject({ available: 4500, held: 500 })
}, 120_000)

test('of a gift in limited number no more are given than there are', async () => {
  const gift = { kind: 'gift', productId: 'mug' } as const
  const shop = await addShopWith(server, { rewards: [{ ...FIVE_OFF, value: gift, stock: 7 }] })
  const members = Array.from({ length: 30 }, (_, index) => `member-${index}`)
  for (const customer of members) await give(shop, 500, customer)

  const answers = await Promise.allSettled(members.map((customer) => redeemFor(shop, { customer })))

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(7)
  expect(await brokenInvariants(server.database, shop.id)).toEqual([])
})

test('using and giving back at once end in one of them', async () => {
  const shop = await addShopWith(server)
  for (let round = 0; round < 10; round++) {
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)
    const path = `/v1/loyalty/redemptions/${redemption.id}`

    const [used, undone] = await Promise.all([
      useCode(shop, redemption.code ?? '', { orderId: `o${round}` }),
      shop.askAsMember('ana', path, { method: 'DELETE' }),
    ])

    expect([used.ok, undone.ok].filter(Boolean)).toHaveLength(1)
    expect(await brokenInvariants(server.database, shop.id)).toEqual([])
  }
})

const url = process.env['TEST_DATABASE_URL']
if (url) test('so do four processes on one PostgreSQL server', raceProcesses, 180_000)

async function raceProcesses(): Promise<void> {
  const schema = await createSchema(String(url))
  const database = await openPostgres(schema.url)
  const processes: ApiProcess[] = []
  try {
    await migrate(database, ROOM_FOLDERS)
    const now = () => new Date()
    const shop = await createTestShop({ app: createApp({ database }), database, now })
    await changeProgram({ database, clock: { now } }, shop)
    await give(shop, 500)
    for (let index = 0; index < 4; index++) processes.push(await startApi(schema.url))
    const token = await openSessionAt(processes[0]?.origin ?? '', shop)

    const outcomes = await race({
      token,
      send: (index) => (path, init) => fetch(`${processes[index % 4]?.origin}${path}`, init),
    })

    expect(outcomes).toHaveProperty('insufficient_points', TRIES - 1)
    expect(Object.values(outcomes).sort((a, b) => a - b)).toEqual([1, TRIES - 1])
    expect(await shop.walletOf('ana')).toMatchObject({ available: 0, held: 500 })
    expect(await brokenInvariants(database, shop.id)).toEqual([])
  } finally {
    for (const process of processes) await process.kill()
    await database.close()
    await schema.drop()
  }
}

async function openSessionAt(origin: string, shop: TestShop): Promise<string> {
  const answer = await fetch(`${origin}/v1/session`, {
    method: 'POST',
    headers: { origin: SHOP_ORIGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ key: shop.publicKey, proof: datedHmac(shop, 'ana', new Date()) }),
  })
  return ((await answer.json()) as { token: string }).token
}

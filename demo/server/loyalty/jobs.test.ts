import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { HistoryRow } from '../../../widgets/loyalty/contract.ts'
import { addShopWith, bodyOf, give, redeemFor } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { brokenInvariants } from './invariants.fixture.ts'
import { catchUp } from './jobs.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))

interface Page {
  readonly items: HistoryRow[]
  readonly nextCursor: string | null
}

const page = async (shop: TestShop, query = ''): Promise<Page> =>
  (await bodyOf(shop.askAsMember('ana', `/v1/loyalty/history${query}`))) as Page

test('a release is a row of the history, and changes no sum', async () => {
  const shop = await addShopWith(server)
  await shop.put('o1', paidOrder(5000))
  const waiting = await page(shop)
  server.clock.pass(14 * DAY)

  await server.runJobs()

  expect(waiting.items).toMatchObject([
    {
      entry: 1,
      type: 'earn',
      status: 'pending',
      points: 50,
      reason: 'order_paid',
      orderId: 'o1',
      availableAt: '2026-06-24T12:00:00.000Z',
      lots: [{ lot: 1, points: 50 }],
    },
  ])
  expect((await page(shop)).items).toMatchObject([
    {
      entry: 2,
      type: 'release',
      status: 'settled',
      points: 0,
      moved: 50,
      balanceAfter: 50,
      at: '2026-06-24T12:00:00.000Z',
    },
    { entry: 1, type: 'earn', status: 'settled' },
  ])
})

test('what was taken back whole is void, and the claw-back a row of its own', async () => {
  const shop = await addShopWith(server)
  await shop.put('o1', paidOrder(10_000))
  for (const [id, amount] of [
    ['r3', 3334],
    ['r1', 3333],
    ['r1', 3333],
    ['r2', 3333],
  ] as const)
    await shop.refund('o1', id, amount)

  const { items } = await page(shop)

  expect(items.map(({ points }) => points)).toEqual([-33, -33, -34, 100])
  expect(items.map(({ status }) => status)).toEqual(['settled', 'settled', 'settled', 'void'])
  expect(items[0]).toMatchObject({ type: 'clawback', reason: 'order_refunded', balanceAfter: 0 })
})

test('run twice, or by several processes at once, each thing happens once', async () => {
  const shop = await addShopWith(server, { expiry: { mode: 'lot', months: 1 } })
  const members = Array.from({ length: 40 }, (_, index) => `member-${index}`)
  for (const customer of members) {
    await shop.put(`order-${customer}`, paidOrder(5000, { customer }))
    await give(shop, 500, customer)
    await redeemFor(shop, { customer })
  }
  const other = await server.database.reopen()
  for (const days of [14, 16, 90]) {
    server.clock.pass(days * DAY)
    const now = server.clock.now()
    await Promise.all([
      server.runJobs(),
      catchUp(other, now),
      catchUp(server.database, now),
      server.runJobs(),
    ])
    await server.runJobs()
  }
  await other.close()

  const counts = await server.database.query(
    `select type, count(*)::bigint as count, sum(points)::bigint as points from loyalty_ledger
      where shop_id = $1 group by type order by type`,
    [shop.id],
  )
  expect(counts).toEqual([
    { type: 'adjust', count: 40, points: 40 * 500 },
    { type: 'earn', count: 40, points: 40 * 50 },
    { type: 'expire', count: 40, points: 40 * -50 },
    { type: 'redeem', count: 40, points: 40 * -500 },
    { type: 'redeem_cancel', count: 40, points: 40 * 500 },
    { type: 'release', count: 40, points: 0 },
  ])
  expect(await brokenInvariants(server.database, shop.id)).toEqual([])
}, 60_000)

test('the pages of a long history leave nothing out and repeat nothing', async () => {
  const shop = await addShopWith(server)
  for (let index = 0; index < 45; index++) await give(shop, 1)
  const entries: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const read: Page = await page(shop, `?limit=20${cursor && `&cursor=${cursor}`}`)
    entries.push(...read.items.map(({ entry }) => entry))
    cursor = read.nextCursor
    // A row that is new meanwhile moves no page.
    await give(shop, 1)
  }

  expect(entries).toEqual(Array.from({ length: 45 }, (_, index) => 45 - index))
})

test.each(['?limit=0', '?limit=101', '?limit=x', '?cursor=-1', '?cursor=1e3'])(
  'the query %s is refused',
  async (query) => {
    const shop = await addShopWith(server)

    expect((await shop.askAsMember('ana', `/v1/loyalty/history${query}`)).status).toBe(400)
  },
)

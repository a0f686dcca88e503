import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HistoryRow } from '../../../widgets/loyalty/contract.ts'
import { addShopWith, bodyOf, cancel, changeProgram, give, redeemFor } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { createBook, emptyAccount, type Lot } from './account.ts'
import { putBack, takeUpTo } from './bookkeeping.ts'
import { accountExpiry, lotExpiry } from './expiry.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))

const timezone = 'Europe/Chisinau'

describe('the date', () => {
  test.each([
    [
      'twelve months, at the end of the local day',
      { mode: 'lot', months: 12 },
      '2026-10-24T15:00:00Z',
      '2027-10-24T21:00:00Z',
    ],
    [
      'late in the evening, the day after in UTC',
      { mode: 'lot', months: 12 },
      '2026-06-10T22:30:00Z',
      '2027-06-11T21:00:00Z',
    ],
    [
      'from 29 February, the 28th',
      { mode: 'lot', months: 12 },
      '2028-02-29T10:00:00Z',
      '2029-02-28T22:00:00Z',
    ],
    [
      'at the end of the next month',
      { mode: 'fixed', every: 'month' },
      '2026-01-31T10:00:00Z',
      '2026-02-28T22:00:00Z',
    ],
    [
      'at the end of the next year',
      { mode: 'fixed', every: 'year' },
      '2026-01-31T10:00:00Z',
      '2027-12-31T22:00:00Z',
    ],
  ] as const)('%s', (_, expiry, earnedAt, expected) => {
    expect(lotExpiry(new Date(earnedAt), { expiry, timezone })).toEqual(new Date(expected))
  })

  test('after a time without any earning or redeeming, counted from the switch at the earliest', () => {
    const rules = { expiry: { mode: 'inactivity', months: 12 }, timezone } as const
    const expirySince = '2026-06-10T12:00:00.000Z'

    expect(accountExpiry(new Date('2026-10-24T15:00:00Z'), rules)).toEqual(
      new Date('2027-10-24T21:00:00Z'),
    )
    expect(accountExpiry(new Date('2023-01-01T00:00:00Z'), { ...rules, expirySince })).toEqual(
      new Date('2027-06-10T21:00:00Z'),
    )
  })
})

const LOTS: readonly [id: number, points: number, expiresAt: string | null][] = [
  [1, 300, '2027-03-01T00:00:00Z'],
  [2, 200, null],
  [3, 500, '2027-06-01T00:00:00Z'],
]

function bookOfThree() {
  const lots = LOTS.map(([lot, points, expiresAt]): Lot => ({
    lot,
    rule: 'purchase',
    orderId: null,
    points,
    remaining: points,
    qualifying: points,
    counted: true,
    countsUntil: null,
    earnedAt: new Date('2026-06-01'),
    availableAt: new Date('2026-06-01'),
    released: true,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    noticeAt: null,
  }))
  return createBook({ ...emptyAccount('shop', 'ana'), available: 1000 }, lots)
}

test('what expires first is spent first, what never expires last', () => {
  const book = bookOfThree()

  const taken = takeUpTo(book, 600)

  expect(taken).toEqual([
    [1, -300],
    [3, -300],
  ])
  expect([...book.lots.values()].map(({ remaining }) => remaining)).toEqual([0, 200, 200])
})

test('undone, points go back to their lots by the old dates, or for thirty days where those have passed', () => {
  const book = bookOfThree()
  takeUpTo(book, 600)

  putBack(
    book,
    [
      [1, 300],
      [3, 300],
    ],
    { now: new Date('2027-04-01T00:00:00Z'), wasInactive: false },
  )

  expect([...book.lots.values()].map(({ remaining }) => remaining)).toEqual([300, 200, 500])
  expect(book.lots.get(1)?.expiresAt).toEqual(new Date('2027-05-01T00:00:00Z'))
  expect(book.lots.get(3)?.expiresAt).toEqual(new Date('2027-06-01T00:00:00Z'))
})

describe('switching it on', () => {
  test('for points of three years ago expires nothing today, and shows the first true date', async () => {
    const shop = await addShopWith(server)
    await shop.put('o1', paidOrder(50_000, { paidAt: '2023-06-01T12:00:00.000Z' }))

    await changeProgram(server, shop, { expiry: { mode: 'lot', months: 12 } })
    await server.runJobs()

    expect(await shop.walletOf('ana')).toMatchObject({
      available: 500,
      nextExpiry: { points: 500, at: '2027-06-10T21:00:00.000Z' },
      expiries: [{ points: 500, at: '2027-06-10T21:00:00.000Z', rule: 'purchase', orderId: 'o1' }],
    })
  })

  test('by inactivity the same, for all of them at once', async () => {
    const shop = await addShopWith(server)
    await shop.put('o1', paidOrder(50_000, { paidAt: '2023-06-01T12:00:00.000Z' }))

    await changeProgram(server, shop, { expiry: { mode: 'inactivity', months: 12 } })
    await server.runJobs()

    expect(await shop.walletOf('ana')).toMatchObject({
      available: 500,
      nextExpiry: { points: 500, at: '2027-06-10T21:00:00.000Z' },
    })
  })

  test('shortening it never takes points before the new length has passed since then, lengthening gives more time', async () => {
    const shop = await addShopWith(server, { expiry: { mode: 'lot', months: 24 } })
    await shop.put('o1', paidOrder(50_000, { paidAt: '2025-01-01T12:00:00.000Z' }))
    const dates: unknown[] = []
    for (const months of [1, 36]) {
      await changeProgram(server, shop, { expiry: { mode: 'lot', months } })
      dates.push((await shop.walletOf('ana')).nextExpiry?.at)
    }
    await changeProgram(server, shop, { expiry: { mode: 'none' } })

    expect(dates).toEqual(['2026-07-10T21:00:00.000Z', '2028-01-01T22:00:00.000Z'])
    expect(await shop.walletOf('ana')).toMatchObject({ nextExpiry: null, expiries: [] })
  })
})

async function history(shop: TestShop): Promise<HistoryRow[]> {
  const page = (await bodyOf(shop.askAsMember('ana', '/v1/loyalty/history'))) as {
    items: HistoryRow[]
  }
  return page.items
}

test('points expire with the day, are told as a row, and no warning is lost or sent twice', async () => {
  const shop = await addShopWith(server, { expiry: { mode: 'lot', months: 12 } })
  await shop.askAsServer('/v1/webhook', {
    method: 'PUT',
    body: { url: 'https://shop.example/hook' },
  })
  await give(shop, 100)
  for (const day of ['2027-05-11T22:00:00Z', '2027-06-03T22:00:00Z', '2027-06-10T20:59:59Z']) {
    server.clock.set(day)
    await server.runJobs()
    expect(await shop.walletOf('ana')).toMatchObject({ available: 100 })
  }
  const warned = await server.database.query(
    `select 1 from webhook_deliveries where shop_id = $1 and type = 'points.expiring'`,
    [shop.id],
  )

  server.clock.set('2027-06-10T21:00:00Z')
  const before = await shop.walletOf('ana')
  await server.runJobs()

  expect(warned).toHaveLength(2)
  expect(before).toMatchObject({ available: 0, nextExpiry: null })
  expect(await shop.walletOf('ana')).toEqual({ ...before, revision: before.revision + 1 })
  expect((await history(shop))[0]).toMatchObject({
    type: 'expire',
    points: -100,
    balanceAfter: 0,
    reason: 'expired',
  })
})

test('earning or redeeming keeps everything alive, and pending points never expire', async () => {
  const shop = await addShopWith(server, { expiry: { mode: 'inactivity', months: 1 } })
  await give(shop, 600)
  await redeemFor(shop)
  server.clock.set('2026-07-09T12:00:00.000Z')
  await shop.put('o1', paidOrder(3000, { placedAt: '2026-07-09T11:00:00.000Z' }))
  server.clock.set('2026-07-15T12:00:00.000Z')
  await server.runJobs()
  const alive = await shop.walletOf('ana')

  server.clock.set('2026-08-20T12:00:00.000Z')
  await server.runJobs()

  expect(alive).toMatchObject({ available: 100, pending: 30 })
  expect(await shop.walletOf('ana')).toMatchObject({ available: 0, pending: 0, held: 500 })
})

test('points set aside do not expire, and have thirty days when they come back', async () => {
  const shop = await addShopWith(server, { expiry: { mode: 'lot', months: 1 } })
  await give(shop, 500)
  const { redemption } = await redeemFor(shop)
  server.clock.pass(60 * DAY)
  await server.runJobs()

  await bodyOf(cancel(shop, redemption.id))

  expect(await shop.walletOf('ana')).toMatchObject({
    available: 500,
    nextExpiry: {
      points: 500,
      at: new Date(server.clock.now().getTime() + 30 * DAY).toISOString(),
    },
  })
})

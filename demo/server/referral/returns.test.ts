import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import {
  addReferralShop,
  bodyOf,
  changeRules,
  friendOrder,
  homeOf,
  tell,
} from './referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
// Far from the change of clocks, which makes a day of 25 hours.
beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))
afterAll(() => server.stop())

async function invited(order: Parameters<typeof friendOrder>[1] = {}): Promise<TestShop> {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await tell(shop, 'o1', friendOrder(server, { ...order, codes: [code] }))
  return shop
}

async function passDays(days: number): Promise<void> {
  server.clock.pass(days * DAY)
  await server.runJobs()
}

/** What the merchant’s server is told, oldest first. */
async function toldOf(shop: TestShop): Promise<string[]> {
  const rows = await server.database.query<{ type: string }>(
    `select type from webhook_deliveries where shop_id = $1 and type like 'referral.%' order by happened_at`,
    [shop.id],
  )
  return rows.map(({ type }) => type)
}

async function listen(shop: TestShop): Promise<void> {
  const body = { url: 'http://127.0.0.1:1/hook' }
  await bodyOf(shop.askAsServer('/v1/webhook', { method: 'PUT', body }))
}

test('everything sent back on day 13 pays nothing, and says why', async () => {
  const shop = await invited()
  await passDays(13)

  await shop.refund('o1', 'r1', 5000)
  await passDays(10)

  const { friends, counts } = await homeOf(shop)
  expect(friends).toMatchObject([{ status: 'rejected', reason: 'refunded' }])
  expect(friends[0]).not.toHaveProperty('reward')
  expect(counts.rewarded).toBe(0)
  expect(await shop.walletOf('ana')).toMatchObject({ available: 0 })
})

test('so much sent back that too little is left pays nothing', async () => {
  const shop = await invited()

  await shop.refund('o1', 'r1', 2001)
  await passDays(20)

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rejected', reason: 'min_order' }])
})

test('a little sent back changes nothing', async () => {
  const shop = await invited()

  await shop.refund('o1', 'r1', 2000)
  await passDays(20)

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
})

test('goods sent back after the reward was paid take nothing back, and the merchant is told once', async () => {
  const shop = await invited()
  await listen(shop)
  await passDays(20)

  await shop.refund('o1', 'r1', 5000)
  await shop.refund('o1', 'r2', 100)

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
  expect(await shop.walletOf('ana')).toMatchObject({ available: 500, debt: 0 })
  expect(await toldOf(shop)).toEqual([
    'referral.approved',
    'referral.rewarded',
    'referral.returned',
  ])
})

test('a later order of the same friend does not hide that the rewarded one came back', async () => {
  const shop = await invited()
  await listen(shop)
  await passDays(20)
  const { code } = await homeOf(shop)
  await tell(shop, 'o2', friendOrder(server, { codes: [code] }))

  await shop.refund('o1', 'r1', 5000)

  expect(await toldOf(shop)).toContain('referral.returned')
})

test('each change of a friend is told to the advocate’s open pages, with a higher revision', async () => {
  const shop = await addReferralShop(server)
  const { code, revision } = await homeOf(shop)
  const { memberId } = await shop.openSession('ana')
  const told = async (): Promise<number> => {
    const [message] = await server.database.query<{ revision: number }>(
      `select revision from live_messages
        where shop_id = $1 and member_id = $2 and type = 'referral.changed'`,
      [shop.id, memberId],
    )
    return message?.revision ?? 0
  }
  await tell(shop, 'o1', friendOrder(server, { codes: [code] }))
  const ordered = await told()

  await passDays(20)

  expect(ordered).toBeGreaterThan(revision)
  expect(await told()).toBeGreaterThan(ordered)
  expect((await homeOf(shop)).revision).toBe(await told())
})

test('an order below the least amount brings nothing', async () => {
  const shop = await invited({ total: 2999 })

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rejected', reason: 'min_order' }])
})

test('the wait counts from the delivery, and is told to the advocate', async () => {
  const shop = await invited()
  server.clock.pass(5 * DAY)
  const delivered = server.clock.now()

  await shop.deliver('o1', delivered)
  await passDays(12)
  const [waiting] = (await homeOf(shop)).friends
  await passDays(4)

  expect(waiting).toMatchObject({ status: 'pending' })
  expect(new Date(waiting?.until ?? '').getTime()).toBe(delivered.getTime() + 15 * DAY)
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
})

test('an order that is not paid yet is ordered, and waits only once it is paid', async () => {
  const shop = await invited({ status: 'placed' })
  const ordered = (await homeOf(shop)).friends
  await passDays(20)

  await tell(shop, 'o1', friendOrder(server, { version: 2 }))

  expect(ordered).toMatchObject([{ status: 'ordered' }])
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'pending' }])
})

test('a paused programme pays nothing, and pays what is due once it goes on', async () => {
  const shop = await invited()
  await changeRules(server, shop, { status: 'paused' })
  await passDays(20)
  const paused = (await homeOf(shop)).friends

  await changeRules(server, shop, {})
  await passDays(1)

  expect(paused).toMatchObject([{ status: 'pending' }])
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
})

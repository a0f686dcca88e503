import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Retention } from '../../../../src/contract/campaign/console.ts'
import { bodyOf } from '../../testing/loyalty.ts'
import { NO_LIMITS } from '../../testing/no-limits.ts'
import { paidOrder } from '../../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import { addCampaignShop, type CampaignShop } from '../campaigns.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ limits: NO_LIMITS })
})
afterAll(() => server.stop())

async function addShop(): Promise<CampaignShop> {
  server.clock.set('2026-06-10T12:00:00.000Z')
  return addCampaignShop(server)
}

/** Days ago, by customer. */
async function tell(shop: CampaignShop, orders: Readonly<Record<string, readonly number[]>>) {
  for (const [customer, days] of Object.entries(orders))
    for (const ago of days) {
      const at = new Date(server.clock.now().getTime() - ago * DAY).toISOString()
      const order = paidOrder(4_000, { customer, placedAt: at, paidAt: at })
      await bodyOf(shop.put(`${customer}-${ago}`, order))
    }
}

const retentionOf = (shop: CampaignShop): Promise<Retention> =>
  bodyOf(shop.askAsMerchant('/retention')) as Promise<Retention>

/** Twelve orders; with two months between two, as long as the shop knows no better. */
const TWELVE = {
  fresh: [10],
  due: [65],
  active: [100, 40],
  steady: [130, 75, 20],
  atRisk: [90],
  lapsed: [160, 140],
  lost: [400, 350],
}

test('a shop of twelve orders knows where its customers stand', async () => {
  const shop = await addShop()
  await tell(shop, TWELVE)

  const retention = await retentionOf(shop)

  expect(retention).toMatchObject({
    customers: 7,
    rfmMode: 'fixed',
    stages: {
      new_visitor: 0,
      new_customer: 1,
      second_order_due: 1,
      active: 2,
      at_risk: 1,
      lapsed: 1,
      lost: 1,
    },
    lifecycle: { medianGapDays: 60, medianSpend: 4_000 },
    avgOrderValue: { minor: 4_000, currency: 'EUR' },
  })
  expect(retention.lifecycle).not.toHaveProperty('cutPoints')
  expect(retention.repeatRate).toBeCloseTo(4 / 7)
})

test('churn is who lapsed in the period of those who were there at its start, and lifetime value follows', async () => {
  const shop = await addShop()
  await tell(shop, TWELVE)

  const { churn, periodDays, ordersPerYear, lifetimeValue } = await retentionOf(shop)

  // There 90 days ago: active, steady, atRisk and lapsed; lost was gone before, and lapsed has gone since.
  expect([churn, periodDays]).toEqual([0.25, 90])
  // Eleven orders of seven customers in the last year; half of the price is the goods.
  expect(ordersPerYear).toBeCloseTo(11 / 7)
  const perYear = (0.25 * 365) / 90
  expect(lifetimeValue?.minor).toBe(Math.round((4_000 * (11 / 7) * 0.5) / perYear))
})

test('a shop without orders says that it cannot say', async () => {
  const shop = await addShop()

  expect(await retentionOf(shop)).toMatchObject({
    customers: 0,
    churn: null,
    repeatRate: null,
    avgOrderValue: null,
    ordersPerYear: null,
    lifetimeValue: null,
  })
})

test('an order brings a lapsed customer back at once, and its refund undoes that', async () => {
  const shop = await addShop()
  await tell(shop, { ana: [130] })
  const before = await retentionOf(shop)

  await tell(shop, { ana: [0] })
  const after = await retentionOf(shop)
  server.clock.pass(DAY)
  await bodyOf(shop.refund('ana-0', 'r1', 4_000))
  const undone = await retentionOf(shop)

  expect([before.stages.lapsed, after.stages.active, undone.stages.lapsed]).toEqual([1, 1, 1])
})

test('from fifty customers on they are ranked, and the tenth that spent most are VIPs', async () => {
  const shop = await addShop()
  await server.database.query(
    `insert into members (shop_id, member_id, sub, created_at)
     select $1, 'm' || n, 'm' || n, $2 from generate_series(1, 60) n`,
    [shop.id, server.clock.now()],
  )
  await server.database.query(
    `insert into orders (shop_id, order_id, version, status, member_id, currency, basis, lines, placed_at, paid_at, updated_at)
     select $1, 'o' || n, 1, 'paid', 'm' || n, 'EUR', n * 100, '[]', $2::timestamptz - n * interval '1 day', $2, $2
       from generate_series(1, 60) n`,
    [shop.id, server.clock.now()],
  )

  const { rfmMode, lifecycle, vip } = await retentionOf(shop)

  expect([rfmMode, vip]).toEqual(['quantiles', 7])
  expect(lifecycle.cutPoints).toMatchObject({ monetary: [2_000, 4_000], vipSpend: 5_400 })
})

test('a tier makes a VIP too', async () => {
  const shop = await addShop()
  await tell(shop, { ana: [10] })
  await server.database.query(`update loyalty_accounts set tier_id = 'gold' where shop_id = $1`, [
    shop.id,
  ])

  await bodyOf(shop.saveSettings({ vipTiers: ['gold'] }, 1))

  expect(await retentionOf(shop)).toMatchObject({ vip: 1, lifecycle: { vipTiers: ['gold'] } })
})

test('what pages are told is reckoned when it is missing, and once a day', async () => {
  const shop = await addShop()
  await shop.run('leaving')
  const revision = async () => {
    const shopOf = await bodyOf(shop.askAsPage(`/v1/shop?key=${shop.publicKey}`))
    return (shopOf as { campaigns?: string }).campaigns
  }
  const computedAt = async () => (await retentionOf(shop)).lifecycle.computedAt
  const [first, before] = [await computedAt(), await revision()]
  await tell(shop, { ana: [10] })

  server.clock.pass(DAY / 2)
  await server.runJobs()
  const noon = await computedAt()
  server.clock.pass(DAY / 2)
  await server.runJobs()

  expect([first, noon]).toEqual(['2026-06-10T12:00:00.000Z', '2026-06-10T12:00:00.000Z'])
  expect(await computedAt()).toBe('2026-06-11T12:00:00.000Z')
  expect((await retentionOf(shop)).lifecycle.medianSpend).toBe(4_000)
  expect(await revision()).not.toBe(before)
})

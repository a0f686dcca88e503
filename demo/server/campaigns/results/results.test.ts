import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf } from '../../testing/loyalty.ts'
import { paidOrder } from '../../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import {
  addCampaignShop,
  type CampaignShop,
  closed,
  EXPERIMENT,
  exposure,
  problemOf,
  shown,
  tellEvents,
} from '../campaigns.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function addExperiment(): Promise<CampaignShop> {
  server.clock.set('2026-06-10T12:00:00.000Z')
  const shop = await addCampaignShop(server)
  await shop.run('leaving', { experiment: EXPERIMENT })
  return shop
}

/** A minute later. */
async function buy(
  shop: TestShop,
  visitorId: string | undefined,
  order: { total?: number; customer?: string; codes?: string[]; id?: string } = {},
): Promise<string> {
  server.clock.pass(60_000)
  const { total = 5_000, customer = randomUUID(), id = randomUUID(), codes = [] } = order
  const placedAt = server.clock.now().toISOString()
  const referral = visitorId === undefined ? {} : { referral: { visitorId } }
  await bodyOf(shop.put(id, paidOrder(total, { customer, placedAt, codes, ...referral })))
  return id
}

async function armOf(shop: CampaignShop, id: string) {
  const [experiment] = await shop.resultsOf('leaving')
  const arm = experiment?.arms.find(({ arm }) => arm === id)
  if (!arm) throw new Error(`There is no arm ${id}.`)
  return arm
}

test('a campaign without an experiment has no results, and one that is not there none at all', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')

  expect(await shop.resultsOf('leaving')).toEqual([])
  expect(await problemOf(shop.askAsMerchant('/campaigns/other/results'))).toMatchObject({
    code: 'not_found',
  })
})

test('an experiment nobody came to yet says so', async () => {
  const shop = await addExperiment()

  expect(await shop.resultsOf('leaving')).toMatchObject([
    { experiment: 'exit-1', phase: 1, startedAt: null, verdict: 'too_early', daysToGo: null },
  ])
})

test('an order counts for the arm the browser saw, once, with what it paid', async () => {
  const shop = await addExperiment()
  const [buyer, looker] = [randomUUID(), randomUUID()]
  await tellEvents(server, shop, [exposure(buyer), exposure(looker), shown(buyer), shown(looker)])

  await buy(shop, buyer)
  await buy(shop, buyer, { total: 3_000 })

  expect(await armOf(shop, 'asks')).toMatchObject({
    units: 2,
    buyers: 1,
    conversion: 0.5,
    revenue: { minor: 8_000, currency: 'EUR' },
    revenuePerUnit: { minor: 4_000 },
    netPerUnit: { minor: 2_000 },
    shown: 2,
  })
})

test('a member’s order counts for the browser they were signed in on', async () => {
  const shop = await addExperiment()
  const [seen, linked] = [randomUUID(), randomUUID()]
  const { memberId } = await shop.openSession('ana')
  await tellEvents(server, shop, [{ ...exposure(seen), memberId }, exposure(linked)])
  await server.database.query(
    `insert into visitor_members (shop_id, visitor_id, member_id, linked_at)
     select shop_id, $2, member_id, now() from members where shop_id = $1 and sub = 'ion'`,
    [shop.id, linked],
  )
  await shop.openSession('ion')
  await server.database.query(
    `insert into visitor_members (shop_id, visitor_id, member_id, linked_at)
     select shop_id, $2, member_id, now() from members where shop_id = $1 and sub = 'ion'
     on conflict do nothing`,
    [shop.id, linked],
  )

  await buy(shop, undefined, { customer: 'ana' })
  await buy(shop, undefined, { customer: 'ion' })

  expect(await armOf(shop, 'asks')).toMatchObject({ units: 2, buyers: 2 })
})

test('an order that several units could claim counts once, for the browser it was placed in', async () => {
  const shop = await addExperiment()
  const [phone, laptop] = [randomUUID(), randomUUID()]
  const { memberId } = await shop.openSession('ana')
  await tellEvents(server, shop, [
    { ...exposure(phone, { arm: 'control' }), memberId },
    { ...exposure(laptop), memberId },
    { ...exposure(laptop, { unitType: 'member', unitId: memberId }), memberId },
  ])

  await buy(shop, laptop, { customer: 'ana' })

  expect(await armOf(shop, 'control')).toMatchObject({ units: 1, buyers: 0 })
  expect(await armOf(shop, 'asks')).toMatchObject({ units: 2, buyers: 1 })
})

test('what was ordered before the exposure, or two weeks after it, is no conversion', async () => {
  const shop = await addExperiment()
  const [early, late, late2] = [randomUUID(), randomUUID(), randomUUID()]
  await buy(shop, early)
  server.clock.pass(60_000)
  await tellEvents(server, shop, [exposure(early), exposure(late), exposure(late2)])

  server.clock.pass(14 * DAY - 120_000)
  await buy(shop, late)
  server.clock.pass(60_000)
  await buy(shop, late2)

  expect(await armOf(shop, 'asks')).toMatchObject({ units: 3, buyers: 1 })
})

test('refunds are taken off, and what was refunded or cancelled as a whole was never bought', async () => {
  const shop = await addExperiment()
  const [part, whole, cancelled] = [randomUUID(), randomUUID(), randomUUID()]
  await tellEvents(server, shop, [exposure(part), exposure(whole), exposure(cancelled)])
  const partId = await buy(shop, part)
  const wholeId = await buy(shop, whole)
  const cancelledId = await buy(shop, cancelled)
  const before = await armOf(shop, 'asks')

  server.clock.pass(DAY)
  await bodyOf(shop.refund(partId, 'r1', 2_000))
  await bodyOf(shop.refund(wholeId, 'r1', 5_000))
  const order = paidOrder(5_000, { version: 2, status: 'cancelled' })
  await bodyOf(shop.put(cancelledId, order))

  expect([before.buyers, before.revenue.minor]).toEqual([3, 15_000])
  expect(await armOf(shop, 'asks')).toMatchObject({ buyers: 1, revenue: { minor: 3_000 } })
})

test('what a code took off is said, and what is left after it', async () => {
  const shop = await addExperiment()
  const buyer = randomUUID()
  await tellEvents(server, shop, [exposure(buyer)])
  await server.services.coupons.create({
    shopId: shop.id,
    giver: 'offers',
    couponId: 'c1',
    code: 'TEN5',
    value: { kind: 'percent', percent: 10 },
    currency: 'EUR',
  })

  await buy(shop, buyer, { total: 4_500, codes: ['TEN-5'] })

  // Half of 50.00 paid for the goods, 5.00 given away.
  expect(await armOf(shop, 'asks')).toMatchObject({
    revenue: { minor: 4_500 },
    discounts: { minor: 500 },
    netPerUnit: { minor: 2_000 },
  })
})

test('the ephemeral are counted apart, the fresh are named', async () => {
  const shop = await addExperiment()
  const [kept, fresh, gone] = [randomUUID(), randomUUID(), randomUUID()]

  await tellEvents(server, shop, [
    exposure(kept),
    exposure(fresh, { freshId: true }),
    exposure(gone, { ephemeral: true }),
  ])
  await buy(shop, gone)

  expect(await shop.resultsOf('leaving')).toMatchObject([{ ephemeral: 1, fresh: 1 }])
  expect(await armOf(shop, 'asks')).toMatchObject({ units: 2, buyers: 0 })
})

test('a campaign’s row says what came of it in four weeks', async () => {
  const shop = await addExperiment()
  const [buyer, leaver] = [randomUUID(), randomUUID()]
  await tellEvents(server, shop, [
    shown(buyer),
    shown(buyer),
    shown(leaver),
    closed(buyer, 'later'),
    closed(leaver, 'never'),
    { name: 'campaign.clicked', visitorId: buyer, props: { campaignId: 'leaving' } },
    {
      name: 'campaign.clicked',
      visitorId: buyer,
      props: { campaignId: 'leaving', reason: 'cost' },
    },
  ])
  await buy(shop, buyer)
  await buy(shop, undefined)

  const { items } = (await bodyOf(shop.askAsMerchant('/campaigns'))) as { items: unknown[] }

  expect(items).toMatchObject([
    {
      numbers: {
        shown: 3,
        closed: 2,
        never: 1,
        clicked: 1,
        orders: 1,
        revenue: { minor: 5_000, currency: 'EUR' },
      },
    },
  ])
})

test('each phase has results of its own, the newest first', async () => {
  const shop = await addExperiment()
  const visitorId = randomUUID()
  await tellEvents(server, shop, [
    exposure(visitorId),
    shown(visitorId),
    closed(visitorId, 'never'),
  ])
  server.clock.pass(DAY)
  const campaign = { ...(await rowOf(shop)).campaign, experiment: { ...EXPERIMENT, phase: 2 } }
  await bodyOf(shop.save('leaving', { basedOn: 1, campaign, activate: true }))

  await tellEvents(server, shop, [
    exposure(visitorId, { phase: 2, arm: 'asks' }),
    shown(randomUUID()),
  ])
  server.clock.pass(DAY)

  const [second, first] = await shop.resultsOf('leaving')
  expect([second?.phase, first?.phase]).toEqual([2, 1])
  expect(first?.arms[1]).toMatchObject({ units: 1, shown: 1, closed: 1, never: 1 })
  expect(second?.arms[1]).toMatchObject({ units: 1, shown: 0, closed: 0, never: 0 })
  expect([second, first].map((each) => each?.alarms.map(({ code }) => code))).toEqual([
    ['unexposed'],
    [],
  ])
})

async function rowOf(shop: CampaignShop): Promise<{ campaign: object }> {
  const { items } = (await bodyOf(shop.askAsMerchant('/campaigns'))) as {
    items: { campaign: object }[]
  }
  return items[0] ?? { campaign: {} }
}

test('the holdout is compared with those who were reached, period by period', async () => {
  const shop = await addExperiment()
  const holdout = { share: 1_000, period: '2026Q2' }
  await bodyOf(shop.saveSettings({ holdout }, 1))
  const told = (arm: string) =>
    exposure(randomUUID(), { experiment: 'holdout', phase: '2026Q2', arm })
  await tellEvents(server, shop, [told('held_out'), told('reached'), told('reached')])

  const answer = await bodyOf(shop.askAsMerchant('/holdout'))

  expect(answer).toMatchObject({
    experiments: [
      {
        experiment: 'holdout',
        phase: '2026Q2',
        verdict: 'too_early',
        arms: [
          { arm: 'held_out', isControl: true, units: 1 },
          { arm: 'reached', isControl: false, units: 2 },
        ],
      },
    ],
  })
})

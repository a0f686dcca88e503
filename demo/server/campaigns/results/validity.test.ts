/** Whether results can be believed: crowds whose arms are known, and what is said of them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { assign } from '../../../../src/campaigns/experiment/assign.ts'
import { exposuresOf } from '../../../../src/campaigns/experiment/exposure.ts'
import { bodyOf } from '../../testing/loyalty.ts'
import { NO_LIMITS } from '../../testing/no-limits.ts'
import { paidOrder } from '../../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import {
  addCampaignShop,
  type CampaignShop,
  EXPERIMENT,
  type PageEvent,
  shown,
  tellEvents,
} from '../campaigns.fixture.ts'

let server: TestServer
let shop: CampaignShop
beforeAll(async () => {
  server = await startTestServer({ limits: NO_LIMITS })
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.clock.set('2026-06-10T12:00:00.000Z')
  shop = await addCampaignShop(server)
  await shop.run('leaving', { experiment: EXPERIMENT })
})

/** As a page places it and tells of it. */
function comeToThePoint(visitorId: string): { arm: string; events: PageEvent[] } {
  const unit = { id: visitorId, type: 'visitor', isEphemeral: false } as const
  const candidate = { campaignId: 'leaving', isPromotional: true, experiment: EXPERIMENT }
  const placing = assign(candidate, { shop: shop.publicKey, unit, isTargeted: () => true })
  if (placing.is !== 'assigned') throw new Error('Everybody is given an arm.')
  const situation = { unit, trigger: { name: 'exit' }, ruleHash: 'abc' }
  const events = exposuresOf(candidate, placing, situation).map((props) => ({
    name: 'campaign.exposure',
    visitorId,
    props,
  }))
  const { arm } = placing.assignment
  return { arm, events: arm === 'asks' ? [...events, shown(visitorId)] : events }
}

interface Crowd {
  readonly units: number
  readonly buyers: number
  /** For how many of the units something was drawn. */
  readonly drawn?: number
}

/** Many at once, in the tables where the events and orders of pages and servers end up; `prefix` is of their ids. */
async function addCrowd(arm: string, prefix: string, { units, buyers, drawn }: Crowd) {
  const visitor = `('${prefix}' || lpad(to_hex(n), 7, '0') || '-0000-4000-8000-000000000000')::uuid`
  const at = server.clock.now()
  await server.database.query(
    `insert into campaign_exposures (shop_id, experiment, phase, unit_type, unit_id, arm, campaign_id, visitor_id,
       first_at, is_ephemeral, is_fresh, is_multi)
     select $1, 'exit-1', '1', 'visitor', ${visitor}::text, $2, 'leaving', ${visitor}, $3, false, false, false
       from generate_series(1, $4::int) n`,
    [shop.id, arm, at, units],
  )
  await server.database.query(
    `insert into events (shop_id, event_id, name, purpose, client_at, occurred_at, received_at, seq, tab_id, visitor_id, props)
     select $1, gen_random_uuid(), 'campaign.shown', 'analytics', $3, $3, $3, 1, ${visitor}, ${visitor},
            jsonb_build_object('campaignId', 'leaving', 'arm', $2::text)
       from generate_series(1, $4::int) n`,
    [shop.id, arm, at, drawn ?? (arm === 'control' ? 0 : units)],
  )
  await server.database.query(
    `insert into members (shop_id, member_id, sub, created_at)
     select $1, $2 || n, $2 || n, $3 from generate_series(1, $4::int) n`,
    [shop.id, prefix, at, buyers],
  )
  await server.database.query(
    `insert into orders (shop_id, order_id, version, status, member_id, currency, basis, lines, placed_at, paid_at, updated_at,
       visitor_id)
     select $1, $2 || n, 1, 'paid', $2 || n, 'EUR', 4000 + n % 7 * 500, '[]', $3, $3, $3, ${visitor}
       from generate_series(1, $4::int) n`,
    [shop.id, prefix, at, buyers],
  )
}

const NOTHING_SAID = { low: null, estimate: null, high: null }

async function found() {
  const [experiment] = await shop.resultsOf('leaving')
  if (!experiment) throw new Error('There is no experiment.')
  return { ...experiment, alarms: experiment.alarms.map(({ code }) => code) }
}

test('two thousand browsers are counted once each, and so is what they order; whatever it looks like, it is too early', async () => {
  const ids = Array.from({ length: 2_000 }, () => randomUUID())
  const placed = ids.map((id) => ({ id, ...comeToThePoint(id) }))
  const events = placed.flatMap((each) => each.events)
  await tellEvents(server, shop, events)
  // An answer got lost, and its batches are sent anew.
  await tellEvents(server, shop, events.slice(0, 300))
  server.clock.pass(60_000)
  const buyers = [
    ...placed.filter(({ arm }) => arm === 'asks').slice(0, 60),
    ...placed.filter(({ arm }) => arm === 'control').slice(0, 5),
  ]
  const placedAt = server.clock.now().toISOString()
  for (const { id } of buyers) {
    const order = paidOrder(5_000, { customer: id, placedAt, referral: { visitorId: id } })
    await bodyOf(shop.put(id, order))
    if (id === buyers[0]?.id) await bodyOf(shop.put(id, order))
  }
  server.clock.pass(DAY)

  const { arms, verdict, winner, alarms, daysToGo } = await found()

  expect(arms.map(({ units }) => units)).toEqual(
    ['control', 'asks'].map((arm) => placed.filter((each) => each.arm === arm).length),
  )
  expect(arms.map(({ buyers, revenue }) => [buyers, revenue.minor])).toEqual([
    [5, 25_000],
    [60, 300_000],
  ])
  expect(arms[1]?.lift?.conversion.low).toBeGreaterThan(0)
  expect([verdict, winner, alarms]).toEqual(['too_early', undefined, []])
  expect(daysToGo).toBeGreaterThanOrEqual(13)
})

test('after two weeks, with enough of both, the better one wins', async () => {
  await addCrowd('control', 'a', { units: 6_000, buyers: 180 })
  await addCrowd('asks', 'b', { units: 6_050, buyers: 420 })
  server.clock.pass(13.5 * DAY)
  const early = await found()

  server.clock.pass(DAY)
  const { verdict, winner, arms, alarms } = await found()

  expect([early.verdict, early.winner]).toEqual(['too_early', undefined])
  expect([verdict, winner, alarms]).toEqual(['winner', 'asks', []])
  expect(arms[0]).not.toHaveProperty('lift')
  const { low, estimate, high } = arms[1]?.lift?.conversion ?? NOTHING_SAID
  expect(estimate).toBeCloseTo(420 / 6_050 / (180 / 6_000) - 1, 6)
  expect(low).toBeGreaterThan(0)
  expect(Number(low) < Number(estimate) && Number(estimate) < Number(high)).toBe(true)
})

test('arms that are alike are not decided', async () => {
  await addCrowd('control', 'a', { units: 6_000, buyers: 300 })
  await addCrowd('asks', 'b', { units: 6_000, buyers: 310 })
  server.clock.pass(20 * DAY)

  expect(await found()).toMatchObject({ verdict: 'undecided', alarms: [] })
})

test('when four in a hundred of one arm are lost, nobody wins, and it is said why', async () => {
  await addCrowd('control', 'a', { units: 30_000, buyers: 900 })
  await addCrowd('asks', 'b', { units: 28_800, buyers: 1_800 })
  server.clock.pass(20 * DAY)

  const { verdict, winner, alarms, arms } = await found()

  expect([verdict, winner, alarms]).toEqual(['invalid', undefined, ['ratio_mismatch']])
  expect(arms[1]).not.toHaveProperty('lift')
})

test('browsers that were shown an arm without an exposure are told of', async () => {
  const [known, lost] = [randomUUID(), randomUUID()]
  await tellEvents(server, shop, [...comeToThePoint(known).events, shown(lost)])
  const atOnce = await found()

  server.clock.pass(2 * 3_600_000)

  expect(atOnce.alarms).toEqual([])
  expect((await found()).alarms).toEqual(['unexposed'])
})

test('an arm that cannot be drawn is counted all the same, and the gap is told', async () => {
  await addCrowd('control', 'a', { units: 300, buyers: 9 })
  await addCrowd('asks', 'b', { units: 310, buyers: 9, drawn: 0 })

  const { arms, alarms } = await found()

  expect(arms.map(({ units, shown }) => [units, shown])).toEqual([
    [300, 0],
    [310, 0],
  ])
  expect(alarms).toEqual(['render_gap'])
})

test('of two arms that draw, the one that is drawn less often is told of', async () => {
  const arms = [{ ...EXPERIMENT.arms[0], blocks: undefined }, EXPERIMENT.arms[1]]
  shop = await addCampaignShop(server)
  await shop.run('leaving', { experiment: { ...EXPERIMENT, arms } })
  await addCrowd('control', 'a', { units: 1_000, buyers: 9, drawn: 980 })
  await addCrowd('asks', 'b', { units: 1_000, buyers: 9, drawn: 900 })

  expect((await found()).alarms).toEqual(['render_gap'])
})

test('some who leave before anything is drawn are no gap', async () => {
  await addCrowd('control', 'a', { units: 1_000, buyers: 9 })
  await addCrowd('asks', 'b', { units: 1_000, buyers: 9, drawn: 900 })

  expect((await found()).alarms).toEqual([])
})

test('one bulk order decides nothing', async () => {
  await addCrowd('control', 'a', { units: 6_000, buyers: 300 })
  await addCrowd('asks', 'b', { units: 6_000, buyers: 300 })
  await server.database.query(
    `update orders set basis = 50000000 where shop_id = $1 and order_id = 'b1'`,
    [shop.id],
  )

  const { arms } = await found()

  expect(Math.abs((arms[0]?.revenue.minor ?? 0) - (arms[1]?.revenue.minor ?? 0))).toBeLessThan(
    10_000,
  )
})

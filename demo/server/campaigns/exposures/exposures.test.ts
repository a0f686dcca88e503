import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf } from '../../testing/loyalty.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { exposure, tellEvents } from '../campaigns.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

interface Kept {
  readonly arm: string
  readonly unit_id: string
  readonly member_id: string | null
  readonly visitor_id: string | null
  readonly is_multi: boolean
  readonly is_ephemeral: boolean
}

function kept(shop: TestShop): Promise<Kept[]> {
  return server.database.query<Kept>(
    'select * from campaign_exposures where shop_id = $1 order by first_at, arm, unit_id',
    [shop.id],
  )
}

test('a unit is kept once, with the arm it saw first, however often and by however many tabs it is told', async () => {
  const shop = await server.addShop()
  const visitorId = randomUUID()
  const told = exposure(visitorId)

  await tellEvents(server, shop, [told, { ...told, id: randomUUID() }])
  await Promise.all(Array.from({ length: 10 }, () => tellEvents(server, shop, [told])))

  expect(await kept(shop)).toMatchObject([
    { unit_id: visitorId, visitor_id: visitorId, arm: 'asks', is_multi: false },
  ])
})

test('a unit that is told of with another arm keeps the first, and is marked', async () => {
  const shop = await server.addShop()
  const visitorId = randomUUID()

  await tellEvents(server, shop, [exposure(visitorId)])
  await tellEvents(server, shop, [exposure(visitorId, { arm: 'control' })])

  expect(await kept(shop)).toMatchObject([{ arm: 'asks', is_multi: true }])
})

test('each phase, each experiment and each shop counts for itself', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]
  const visitorId = randomUUID()
  const told = [
    exposure(visitorId),
    exposure(visitorId, { phase: 2 }),
    exposure(visitorId, { experiment: 'holdout', phase: '2026Q2', arm: 'reached' }),
  ]

  await tellEvents(server, shop, told)
  await tellEvents(server, other, told)

  expect([(await kept(shop)).length, (await kept(other)).length]).toEqual([3, 3])
})

test('an exposure that is no such thing is dropped, and takes no other with it', async () => {
  const shop = await server.addShop()
  const bad = exposure(randomUUID())

  const results = await tellEvents(server, shop, [
    exposure(randomUUID()),
    { ...bad, props: { ...bad.props, arm: '' } },
  ])

  expect(results).toEqual(['ok', expect.stringMatching(/^props\.arm/)])
  expect(await kept(shop)).toHaveLength(1)
})

test('without consent to be counted nothing is kept', async () => {
  const shop = await server.addShop()
  const event = { ...exposure(randomUUID()), id: randomUUID(), purpose: 'analytics', seq: 1 }
  const at = server.clock.now().toISOString()
  const body = {
    key: shop.publicKey,
    sentAt: at,
    sdk: '0.1.0',
    granted: ['functional'],
    events: [{ ...event, at, tabId: randomUUID() }],
  }

  await bodyOf(shop.askAsPage('/v1/events', { method: 'POST', body }))

  expect(await kept(shop)).toEqual([])
})

test('a member’s part is handed out, and after erasing it is nobody’s', async () => {
  const shop = await server.addShop()
  const { memberId } = await shop.openSession('ana')
  const visitorId = randomUUID()
  await tellEvents(server, shop, [
    { ...exposure(visitorId), memberId },
    exposure(visitorId, { unitType: 'member', unitId: memberId, experiment: 'exit-2' }),
  ])

  const path = '/v1/customers/ana'
  const before = await bodyOf(shop.askAsServer(`${path}/export`))
  await bodyOf(shop.askAsServer(path, { method: 'DELETE' }))

  expect(before).toMatchObject({ experiments: [{ arm: 'asks' }, { arm: 'asks' }] })
  const after = await kept(shop)
  expect(after.map(({ arm, member_id, visitor_id }) => [arm, member_id, visitor_id])).toEqual([
    ['asks', null, null],
    ['asks', null, null],
  ])
  for (const id of [memberId, visitorId]) expect(JSON.stringify(after)).not.toContain(id)
})

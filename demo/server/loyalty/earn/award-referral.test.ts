import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addShopWith, bodyOf, changeProgram } from '../../testing/loyalty.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { brokenInvariants } from '../invariants.fixture.ts'
import { awardReferral, type ReferralOutcome } from './award-referral.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))

async function award(shop: TestShop, claimId: string, points = 250): Promise<ReferralOutcome> {
  const { memberId } = await shop.openSession('ana')
  const now = server.clock.now()
  return server.database.transaction((sql) =>
    awardReferral(sql, { shopId: shop.id, memberId, points, claimId, now }),
  )
}

test('an invitation that came off can be spent at once, counts for a tier and says what it is', async () => {
  const shop = await addShopWith(server)

  expect(await award(shop, 'clm_1')).toBe('awarded')

  expect(await shop.walletOf('ana')).toMatchObject({
    available: 250,
    pending: 0,
    tier: { current: { id: 'fern' }, qualifying: 250 },
  })
  expect(await bodyOf(shop.askAsMember('ana', '/v1/loyalty/history'))).toMatchObject({
    items: [{ type: 'earn', rule: 'referral', reason: 'referral_rewarded', points: 250 }],
  })
  expect(await brokenInvariants(server.database, shop.id)).toEqual([])
})

test('it is paid once, however often and however much at once it is asked for', async () => {
  const shop = await addShopWith(server)

  const outcomes = await Promise.all(Array.from({ length: 20 }, () => award(shop, 'clm_1')))
  await award(shop, 'clm_2')

  expect(new Set(outcomes)).toEqual(new Set(['awarded']))
  expect(await shop.walletOf('ana')).toMatchObject({ available: 500 })
})

test('where tiers count money it counts for none', async () => {
  const tierRules = { metric: 'spend', window: 'rolling' } as const
  const shop = await addShopWith(server, { tierRules })

  await award(shop, 'clm_1')

  expect(await shop.walletOf('ana')).toMatchObject({ available: 250, tier: { qualifying: 0 } })
})

test('a programme that rests pays nothing, and later what it has not paid', async () => {
  const shop = await addShopWith(server)
  await award(shop, 'clm_1')
  await changeProgram(server, shop, { status: 'paused' })

  const paused = [await award(shop, 'clm_1'), await award(shop, 'clm_2')]
  await changeProgram(server, shop)

  expect(paused).toEqual(['awarded', 'program_paused'])
  expect(await award(shop, 'clm_2')).toBe('awarded')
  expect(await shop.walletOf('ana')).toMatchObject({ available: 500 })
})

test('a member who is out of the programme gets nothing', async () => {
  const shop = await addShopWith(server)
  const body = { excluded: true }
  await shop.askAsServer('/v1/loyalty/members/ana', { method: 'PUT', body })

  expect(await award(shop, 'clm_1')).toBe('member_excluded')
  expect(await shop.walletOf('ana')).toMatchObject({ available: 0 })
})

test('a shop without a programme says so', async () => {
  const shop = await server.addShop()
  await server.database.query('delete from loyalty_programs where shop_id = $1', [shop.id])

  expect(await award(shop, 'clm_1')).toBe('no_program')
})

test('debt is repaid first', async () => {
  const shop = await addShopWith(server)
  const body = { adjustmentId: 'a', points: -100 }
  await shop.askAsServer('/v1/loyalty/members/ana/adjustments', { method: 'POST', body })

  await award(shop, 'clm_1')

  expect(await shop.walletOf('ana')).toMatchObject({ available: 150, debt: 0 })
})

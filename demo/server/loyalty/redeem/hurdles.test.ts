import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reward, RewardOffer } from '../../../../widgets/loyalty/contract.ts'
import {
  addShopWith,
  askToRedeem,
  bodyOf,
  cancel,
  FIVE_OFF,
  give,
  problemOf,
  redeemFor,
  SLIDER,
} from '../../testing/loyalty.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function offerOf(shop: TestShop, query = ''): Promise<RewardOffer | undefined> {
  const { items } = (await bodyOf(shop.askAsMember('ana', `/v1/loyalty/rewards${query}`))) as {
    items: RewardOffer[]
  }
  return items[0]
}

const ember = { tierIds: ['ember'] }
const euro = (minor: number) => ({ minor, currency: 'EUR' })
const cart = { id: 'cart-1', subtotal: 800, currency: 'EUR' }

/** What a reward may ask for, what the shopper is shown, and what redeeming all the same is answered. */
const CASES: [
  code: string,
  reward: Partial<Reward>,
  shown: Record<string, unknown>,
  params: Record<string, unknown>,
][] = [
  ['insufficient_points', { cost: 700 }, { missing: 100 }, { missing: 100 }],
  ['min_points', { minPoints: 1000 }, { missing: 400 }, { missing: 400 }],
  [
    'min_order',
    { minOrder: euro(1000) },
    { minOrder: euro(1000), missingMoney: euro(200) },
    { missing: euro(200) },
  ],
  ['tier_required', ember, ember, ember],
  [
    'not_started',
    { from: '2026-07-01T00:00:00Z' },
    { at: '2026-07-01T00:00:00Z' },
    { at: '2026-07-01T00:00:00Z' },
  ],
  [
    'reward_ended',
    { until: '2026-06-01T00:00:00Z' },
    { at: '2026-06-01T00:00:00Z' },
    { at: '2026-06-01T00:00:00Z' },
  ],
]

test.each(CASES)(
  '%s is shown before the tap, with what is missing, and refuses it',
  async (code, reward, shown, params) => {
    const shop = await addShopWith(server, { rewards: [{ ...FIVE_OFF, ...reward }] })
    await give(shop, 600)

    const offer = await offerOf(shop, '?subtotal=800&currency=EUR')
    const refused = await problemOf(askToRedeem(shop, { request: { cart } }))

    expect(offer?.eligible).toBe(false)
    expect(offer?.hurdles.find((hurdle) => hurdle.code === code)).toEqual({
      code,
      met: false,
      ...shown,
    })
    expect(refused).toMatchObject({ code, params })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 600, held: 0 })
  },
)

test('conditions that are met are told as well, a least order even without a cart', async () => {
  const reward = { ...FIVE_OFF, minPoints: 100, minOrder: euro(1000), nextOrderOnly: true }
  const shop = await addShopWith(server, { rewards: [reward] })
  await give(shop, 600)

  const offer = await offerOf(shop)

  expect(offer).toMatchObject({ eligible: true })
  expect(offer?.hurdles.map(({ code, met }) => [code, met])).toEqual([
    ['min_points', true],
    ['insufficient_points', true],
    ['min_order', true],
    ['next_order_only', true],
  ])
})

test('the gift of the month is gone when all are taken, and back when one is given back', async () => {
  const gift: Reward = { ...FIVE_OFF, value: { kind: 'gift', productId: 'mug' }, stock: 1 }
  const shop = await addShopWith(server, { rewards: [gift] })
  await give(shop, 500)
  await give(shop, 500, 'mihai')
  const { redemption } = await redeemFor(shop, { customer: 'mihai' })

  const offer = await offerOf(shop)
  const refused = await problemOf(askToRedeem(shop))
  await bodyOf(cancel(shop, redemption.id, 'mihai'))

  expect(offer?.hurdles).toContainEqual({ code: 'out_of_stock', met: false, left: 0 })
  expect(refused.code).toBe('out_of_stock')
  expect((await redeemFor(shop)).redemption.value).toEqual({ kind: 'gift', productId: 'mug' })
})

test('a limit counts what was not given back, and says when it is over', async () => {
  const start = server.clock.now()
  const shop = await addShopWith(server, {
    rewards: [{ ...FIVE_OFF, limit: { max: 1, days: 30 } }],
  })
  await give(shop, 5000)
  await bodyOf(cancel(shop, (await redeemFor(shop)).redemption.id))
  await redeemFor(shop)

  const refused = await problemOf(askToRedeem(shop))
  server.clock.pass(30 * DAY)
  const later = await askToRedeem(shop)
  server.clock.set(start.toISOString())

  expect(refused).toMatchObject({
    code: 'limit_reached',
    params: { left: 0, resetsAt: new Date(start.getTime() + 30 * DAY).toISOString() },
  })
  expect(later.status).toBe(200)
})

test('no more than three codes wait to be used', async () => {
  const shop = await addShopWith(server)
  await give(shop, 5000)
  for (let index = 0; index < 3; index++) await redeemFor(shop)

  expect(await problemOf(askToRedeem(shop))).toMatchObject({
    code: 'too_many_codes',
    params: { max: 3 },
  })
})

test('a slider says how far it goes for this balance and this cart', async () => {
  const shop = await addShopWith(server, { rewards: [SLIDER] })
  await give(shop, 2380)

  expect((await offerOf(shop, '?subtotal=6490&currency=EUR'))?.slider).toEqual({
    max: 2300,
    value: euro(2300),
  })
  expect((await offerOf(shop, '?subtotal=4000&currency=EUR'))?.slider).toEqual({
    max: 2000,
    value: euro(2000),
  })
  expect(await offerOf(shop, '?subtotal=150&currency=EUR')).toMatchObject({
    eligible: false,
    slider: { max: 0 },
  })
})

test.each([
  [{ points: -5 }, 'invalid_request'],
  [{ points: 1e15 }, 'invalid_request'],
  [{ points: 1.5 }, 'invalid_request'],
  [{ points: 50, rewardId: 'slider', cart: { ...cart, subtotal: 9000 } }, 'min_points'],
  [{ points: 100, rewardId: 'slider', cart: { ...cart, subtotal: 150 } }, 'min_order'],
  [{ points: 100, rewardId: 'slider', cart: { ...cart, currency: 'XXX' } }, 'currency_mismatch'],
  [{ points: 100, rewardId: 'slider' }, 'invalid_request'],
  [{ mode: 'checkout_hold' }, 'invalid_request'],
  [{ rewardId: 'none' }, 'unknown_reward'],
] as const)('the wish %j is refused as %s, and changes nothing', async (request, code) => {
  const shop = await addShopWith(server)
  await give(shop, 600)

  expect((await problemOf(askToRedeem(shop, { request }))).code).toBe(code)
  expect(await shop.walletOf('ana')).toMatchObject({ available: 600, held: 0 })
})

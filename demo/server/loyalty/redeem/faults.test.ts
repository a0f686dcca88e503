import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import { mortal } from '../../testing/dying-database.ts'
import {
  addShopWith,
  askToRedeem,
  bodyOf,
  cancel,
  give,
  problemOf,
  redeemFor,
  useCode,
} from '../../testing/loyalty.ts'
import { MINUTE, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { brokenInvariants } from '../invariants.fixture.ts'
import type { RequestName } from '../requests.ts'
import type { CouponAdapter } from '../../coupons/coupon-adapter.ts'
import type { RedeemDesk } from './desk.ts'
import { endRedemption } from './end-redemption.ts'
import { createOwnCoupons } from '../../coupons/own-coupons.ts'
import { reconcileRedemptions } from './reconcile.ts'
import { redeem } from './redeem.ts'
import { findRedemption } from './redemption.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const REQUEST = { rewardId: 'five', mode: 'code' } as const

async function nameOf(shop: TestShop): Promise<RequestName> {
  const { memberId } = await shop.openSession('ana')
  return { shopId: shop.id, memberId, key: randomUUID(), fingerprint: 'the same' }
}

/** A desk whose process lives for that many steps; its shop system is another process and lives on. */
function deskFor(lifetime: number): { desk: RedeemDesk; steps: () => number } {
  const { database, call, steps } = mortal(server.database, lifetime)
  const coupons = createOwnCoupons(server.database)
  const desk = {
    database,
    log: () => undefined,
    now: server.clock.now(),
    coupons: {
      ...coupons,
      create: (order: Parameters<CouponAdapter['create']>[0]) => call(() => coupons.create(order)),
      disable: (name: Parameters<CouponAdapter['disable']>[0]) => call(() => coupons.disable(name)),
    },
  }
  return { desk, steps }
}

const FOR_EVER = Number.MAX_SAFE_INTEGER

async function countSteps(
  run: (desk: RedeemDesk, shop: TestShop) => Promise<unknown>,
): Promise<number> {
  const shop = await addShopWith(server)
  await give(shop, 500)
  const { desk, steps } = deskFor(FOR_EVER)
  await run(desk, shop)
  return steps()
}

describe('a process killed at any step of a redeem', () => {
  test('loses no point, and the same key gets the one code from the next process', async () => {
    const steps = await countSteps(async (desk, shop) => redeem(desk, await nameOf(shop), REQUEST))
    expect(steps).toBeGreaterThan(25)
    for (let lifetime = 0; lifetime < steps; lifetime++) {
      const shop = await addShopWith(server)
      await give(shop, 500)
      const name = await nameOf(shop)
      await expect(redeem(deskFor(lifetime).desk, name, REQUEST)).rejects.toThrow()

      const { answer } = await redeem(deskFor(FOR_EVER).desk, name, REQUEST)

      expect(answer).toMatchObject({
        redemption: { status: 'issued' },
        wallet: { available: 0, held: 500 },
      })
      expect(await brokenInvariants(server.database, shop.id)).toEqual([])
      await bodyOf(useCode(shop, answer.redemption.code ?? ''))
    }
  }, 120_000)

  test('gives the points back when nobody asks again, and no code works beside them', async () => {
    const steps = await countSteps(async (desk, shop) => redeem(desk, await nameOf(shop), REQUEST))
    const outcomes = new Set<string>()
    for (let lifetime = 0; lifetime < steps; lifetime++) {
      const shop = await addShopWith(server)
      await give(shop, 500)
      await redeem(deskFor(lifetime).desk, await nameOf(shop), REQUEST).catch(() => undefined)

      server.clock.pass(2 * MINUTE)
      await reconcileRedemptions(deskFor(FOR_EVER).desk)

      const { available, held } = await shop.walletOf('ana')
      outcomes.add(`${available} ${held}`)
      expect(await brokenInvariants(server.database, shop.id)).toEqual([])
    }
    // Either back, or in the code that was issued before the answer was lost.
    expect([...outcomes].sort()).toEqual(['0 500', '500 0'])
  }, 120_000)
})

test('a process killed at any step of giving back leaves it to the next, and the code is dead first', async () => {
  const giveBack = async (desk: RedeemDesk, shop: TestShop): Promise<unknown> => {
    const { redemption } = await redeemFor(shop)
    const { memberId } = await shop.openSession('ana')
    const row = await findRedemption(server.database, {
      shopId: shop.id,
      memberId,
      id: redemption.id,
    })
    return row && endRedemption(desk, row, 'cancelled')
  }
  const steps = await countSteps(giveBack)
  expect(steps).toBeGreaterThan(15)
  for (let lifetime = 0; lifetime < steps; lifetime++) {
    const shop = await addShopWith(server)
    await give(shop, 500)
    await giveBack(deskFor(lifetime).desk, shop).catch(() => undefined)
    const between = await shop.walletOf('ana')
    const [coupon] = await server.database.query<{ status: string }>(
      'select status from coupons where shop_id = $1',
      [shop.id],
    )

    server.clock.pass(2 * MINUTE)
    await reconcileRedemptions(deskFor(FOR_EVER).desk)

    // Never both: points to spend and a code that works.
    expect(between.available > 0 && coupon?.status === 'active').toBe(false)
    const after = await shop.walletOf('ana')
    expect(after.available + after.held).toBe(500)
    expect(await brokenInvariants(server.database, shop.id)).toEqual([])
  }
}, 120_000)

type Mood = 'well' | 'away' | 'unheard' | 'gone'

/** A shop system that fails before it acts, acts and is not heard, or cannot even be asked to undo. */
function moody(mood: { is: Mood }): CouponAdapter {
  const coupons = createOwnCoupons(server.database)
  const fail = (): never => {
    throw new Error('The shop system timed out.')
  }
  return {
    ...coupons,
    create: async (order) => {
      if (mood.is === 'away' || mood.is === 'gone') fail()
      const made = await coupons.create(order)
      return mood.is === 'unheard' ? fail() : made
    },
    disable: async (name) => (mood.is === 'gone' ? fail() : coupons.disable(name)),
  }
}

describe('a shop system', () => {
  test.each(['away', 'unheard', 'gone'] as const)(
    'that is %s costs no points, and the same key gets a code when it is well again',
    async (sick) => {
      const shop = await addShopWith(server)
      await give(shop, 500)
      const mood: { is: Mood } = { is: sick }
      const app = createApp({
        database: server.database,
        now: server.clock.now,
        coupons: moody(mood),
      })
      const key = randomUUID()
      const { token } = await shop.openSession('ana')
      const ask = async (): Promise<Response> =>
        app.request('/v1/loyalty/redemptions', {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify(REQUEST),
        })

      const refused = await problemOf(ask())
      const between = await shop.walletOf('ana')
      mood.is = 'well'
      const answer = await bodyOf(ask())

      expect(refused).toMatchObject({ status: 503, code: 'code_unavailable', retryable: true })
      expect(between.available + between.held).toBe(500)
      expect(answer).toMatchObject({
        redemption: { status: 'issued' },
        wallet: { available: 0, held: 500 },
      })
      expect(await brokenInvariants(server.database, shop.id)).toEqual([])
    },
  )

  test('that cannot end a code keeps the points with it', async () => {
    const shop = await addShopWith(server)
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)
    const coupons = moody({ is: 'gone' })
    const app = createApp({ database: server.database, now: server.clock.now, coupons })
    const { token } = await shop.openSession('ana')

    const refused = await problemOf(
      Promise.resolve(
        app.request(`/v1/loyalty/redemptions/${redemption.id}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${token}` },
        }),
      ),
    )

    expect(refused).toMatchObject({ status: 503, code: 'code_unavailable' })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 0, held: 500 })
    await bodyOf(cancel(shop, redemption.id))
    expect(await shop.walletOf('ana')).toMatchObject({ available: 500, held: 0 })
  })
})

test('with the keys of the page lost the code is still listed, from whatever device', async () => {
  const shop = await addShopWith(server)
  await give(shop, 500)
  const { redemption } = await redeemFor(shop)

  const listed = await bodyOf(shop.askAsMember('ana', '/v1/loyalty/redemptions'))

  expect(listed).toMatchObject({ items: [redemption] })
  expect(await problemOf(askToRedeem(shop))).toMatchObject({
    code: 'insufficient_points',
    params: { missing: 500, wallet: { available: 0 } },
  })
})

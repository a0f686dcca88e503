import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claim } from '../../../../widgets/referral/contract.ts'
import { createOwnCoupons } from '../../coupons/own-coupons.ts'
import type { CouponAdapter } from '../../coupons/coupon-adapter.ts'
import type { Services } from '../../services.ts'
import { mortal } from '../../testing/dying-database.ts'
import { DAY, MINUTE, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { takeInvitation, type Wish } from '../claims/take.ts'
import { jobs } from '../jobs.ts'
import {
  addReferralShop,
  askToClaim,
  claim,
  friendOrder,
  homeOf,
  tell,
} from '../referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const FOR_EVER = Number.MAX_SAFE_INTEGER
const FIVE_OFF = { kind: 'amount', off: { minor: 500, currency: 'EUR' } } as const

/** A process that lives for that many steps; its shop system is another one and lives on. */
function processFor(lifetime: number): { services: Services; steps: () => number } {
  const { database, call, steps } = mortal(server.database, lifetime)
  const own = createOwnCoupons(server.database)
  const coupons: CouponAdapter = { ...own, create: (order) => call(() => own.create(order)) }
  return { services: { ...server.services, database, coupons }, steps }
}

async function countCoupons(shop: TestShop): Promise<number> {
  const rows = await server.database.query('select 1 from coupons where shop_id = $1', [shop.id])
  return rows.length
}

async function wishFor(shop: TestShop): Promise<Wish> {
  const { code } = await homeOf(shop)
  const request = { shopId: shop.id, caller: '*', key: randomUUID(), fingerprint: 'the same' }
  return { shop, request, code, friend: {}, browser: {}, afterMs: 9000 }
}

describe('a process killed at any step of a claim', () => {
  test('leaves one claim, and the same key gets its one code from the next process', async () => {
    const rehearsal = processFor(FOR_EVER)
    await takeInvitation(rehearsal.services, await wishFor(await addReferralShop(server)))
    expect(rehearsal.steps()).toBeGreaterThan(20)
    for (let lifetime = 0; lifetime < rehearsal.steps(); lifetime++) {
      const shop = await addReferralShop(server)
      const wish = await wishFor(shop)
      await expect(takeInvitation(processFor(lifetime).services, wish)).rejects.toThrow()

      const { answer } = await takeInvitation(server.services, wish)

      expect(answer).toMatchObject({ again: false, code: expect.any(String) })
      expect((await homeOf(shop)).friends).toHaveLength(1)
      expect(await countCoupons(shop)).toBe(1)
    }
  }, 120_000)
})

async function dueShop(): Promise<TestShop> {
  const ladder = [{ friends: 2, reward: FIVE_OFF }]
  const shop = await addReferralShop(server, { advocateReward: FIVE_OFF, ladder })
  const { code } = await homeOf(shop)
  for (const name of ['maria', 'ion'])
    await tell(
      shop,
      name,
      friendOrder(server, { codes: [code], customer: { email: `${name}@mail.example` } }),
    )
  return shop
}

async function runReferralJobs(services: Services): Promise<void> {
  for (const job of jobs) await job.run(services)
}

describe('a process killed at any step of paying', () => {
  test('pays each reward once, and the next process finishes', async () => {
    await dueShop()
    server.clock.pass(20 * DAY)
    const rehearsal = processFor(FOR_EVER)
    await runReferralJobs(rehearsal.services)
    const steps = rehearsal.steps()
    expect(steps).toBeGreaterThan(50)
    // Every step is a long way; an odd stride meets all kinds of them.
    for (let lifetime = 0; lifetime < steps; lifetime += 9) {
      const shop = await dueShop()
      server.clock.pass(20 * DAY)
      await expect(runReferralJobs(processFor(lifetime).services)).rejects.toThrow()

      server.clock.pass(2 * MINUTE)
      await runReferralJobs(server.services)
      server.clock.pass(2 * MINUTE)
      await runReferralJobs(server.services)

      const { friends, rewards } = await homeOf(shop)
      expect(friends.map(({ status }) => status)).toEqual(['rewarded', 'rewarded'])
      expect(rewards).toHaveLength(3)
      expect(await countCoupons(shop)).toBe(3)
    }
  }, 240_000)
})

describe('a shop system that is away', () => {
  test('is a refusal that can be repeated with the same key', async () => {
    let isAway = true
    const own = createOwnCoupons(server.database)
    const services = {
      ...server.services,
      coupons: {
        ...own,
        create: (order: Parameters<CouponAdapter['create']>[0]) =>
          isAway ? Promise.reject(new Error('away')) : own.create(order),
      },
    }
    const shop = await addReferralShop(server)
    const wish = await wishFor(shop)
    await expect(takeInvitation(services, wish)).rejects.toMatchObject({ code: 'code_unavailable' })

    isAway = false
    const { answer } = await takeInvitation(services, wish)

    expect(answer.code).toEqual(expect.any(String))
    expect(await countCoupons(shop)).toBe(1)
  })
})

test('an advocate’s code is shown until it is spent or over', async () => {
  const shop = await addReferralShop(server, { advocateReward: FIVE_OFF, ladder: [] })
  const { code } = await homeOf(shop)
  await tell(shop, 'o1', friendOrder(server, { codes: [code] }))
  server.clock.pass(20 * DAY)
  await server.runJobs()
  const [earned] = (await homeOf(shop)).rewards

  const own = { customer: { id: 'ana' }, codes: [earned?.code ?? ''] }
  await tell(shop, 'o2', friendOrder(server, own))

  expect(earned).toMatchObject({ value: FIVE_OFF, expiresAt: expect.any(String) })
  expect((await homeOf(shop)).rewards).toEqual([])
})

test('the till of the shop uses the friend’s code once, and the friend is counted', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const taken: Claim = await claim(shop, code)
  const path = `/v1/coupons/${taken.code}/use`
  const body = { orderId: 'o1', email: 'maria@mail.example' }

  const used = await shop.askAsServer(path, { method: 'POST', body })
  const repeated = await shop.askAsServer(path, { method: 'POST', body })
  const other = await shop.askAsServer(path, { method: 'POST', body: { ...body, orderId: 'o2' } })
  await tell(shop, 'o1', friendOrder(server))

  expect([used.status, repeated.status, other.status]).toEqual([200, 200, 409])
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'pending' }])
})

test('a second look at the same invitation does not make a second code', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const email = 'maria@mail.example'
  await claim(shop, code, { email })

  await askToClaim(shop, code, { email })

  expect(await countCoupons(shop)).toBe(1)
})

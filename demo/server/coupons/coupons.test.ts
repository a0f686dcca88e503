import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Coupon } from '../../../src/contract/coupon.ts'
import { ProblemError } from '../http/problem.ts'
import { brokenInvariants } from '../loyalty/invariants.fixture.ts'
import { addShopWith, bodyOf, give, problemOf, redeemFor } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import type { Room } from '../room.ts'
import { createCode } from './code.ts'
import type { CouponOrder } from './coupon-adapter.ts'
import type { Buyer, Use } from './giver.ts'
import { createOwnCoupons } from './own-coupons.ts'
import { readCouponOf, useCouponOf } from './till.ts'

let server: TestServer
let shop: TestShop
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.clock.set('2026-06-10T12:00:00.000Z')
  shop = await addShopWith(server)
})

const EUR = 'EUR'
const FIVE_OFF = { kind: 'amount', off: { minor: 500, currency: EUR } } as const

/** As the referral room makes one for a friend. */
async function makeCode(changes: Partial<CouponOrder> = {}): Promise<string> {
  const { code } = await createOwnCoupons(server.database).create({
    shopId: shop.id,
    giver: 'referral',
    couponId: randomUUID(),
    code: createCode(),
    value: FIVE_OFF,
    currency: EUR,
    ...changes,
  })
  return code
}

function use(code: string, buyer: Buyer = {}, orderId = 'o1'): Promise<Response> {
  const body = { orderId, ...buyer }
  return shop.askAsServer(`/v1/coupons/${code}/use`, { method: 'POST', body })
}

function read(code: string, buyer: Record<string, string> = {}): Promise<Response> {
  return shop.askAsServer(`/v1/coupons/${code}?${new URLSearchParams(buyer)}`)
}

async function statusOf(code: string): Promise<string> {
  return Coupon.parse(await bodyOf(read(code))).status
}

test('a code without a name on it is whoever’s has it, once, and needs no end', async () => {
  const code = await makeCode()

  const seen = await bodyOf(read(code.toLowerCase()))
  const used = await bodyOf(use(code, { email: 'maria@example.com' }))
  const again = await bodyOf(use(code, {}, 'o1'))

  expect(seen).toEqual({ code, status: 'active', value: FIVE_OFF, currency: EUR })
  expect(used).toEqual({ code, status: 'used', value: FIVE_OFF, currency: EUR, orderId: 'o1' })
  expect(again).toEqual(used)
  expect(await problemOf(use(code, {}, 'o2'))).toMatchObject({
    code: 'already_used',
    params: { orderId: 'o1' },
  })
})

test('of many orders at once one gets it', async () => {
  const code = await makeCode()

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => use(code, {}, `o${index}`)),
  )

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('asked for at the till, paid for and refunded at once, a code is used once and nobody waits for ever', async () => {
  const { memberId } = await shop.openSession('ana')
  for (let round = 0; round < 10; round++) {
    const value = { kind: 'points', points: 100 } as const
    const code = await makeCode({ value, ...(round % 2 === 0 && { memberId }) })
    const order = paidOrder(1000, { codes: [code] })
    await shop.put(`o${round}`, { ...order, status: 'placed' })

    const answers = await Promise.all([
      use(code, { customerId: 'ana' }, `o${round}`),
      shop.put(`o${round}`, { ...order, version: 2 }),
      use(code, { customerId: 'ana' }, `o${round}`),
      shop.refund(`o${round}`, 'r1', 500),
    ])

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  }
  expect(await shop.walletOf('ana')).toMatchObject({ pending: 10 * 105 })
  expect(await brokenInvariants(server.database, shop.id)).toEqual([])
})

test('one that is over or disabled cannot be used', async () => {
  const couponId = randomUUID()
  const expiresAt = new Date(server.clock.now().getTime() + DAY)
  const [over, ended] = [await makeCode({ expiresAt }), await makeCode({ couponId })]
  const name = { shopId: shop.id, giver: 'referral', couponId } as const

  expect(await createOwnCoupons(server.database).disable(name)).toBe('disabled')
  server.clock.pass(DAY)

  for (const code of [over, ended]) {
    expect(await statusOf(code)).toBe('disabled')
    expect(await problemOf(use(code))).toMatchObject({ code: 'redemption_ended' })
  }
})

test('the same coupon made twice is one, and the code of another is never given twice', async () => {
  const couponId = randomUUID()

  const [first, second] = [await makeCode({ couponId }), await makeCode({ couponId })]

  expect(second).toBe(first)
  await expect(makeCode({ code: first })).rejects.toThrow('could not be made')
})

describe('for a first order only', () => {
  const known = { id: 'ana', email: 'ana.r@gmail.com', phone: '0721234567' }

  test.each<Record<string, string>>([
    { customerId: 'ana' },
    { email: 'anar+tea@googlemail.com' },
    { phone: '+40 721 234 567' },
  ])(
    'is refused to %j, who has bought before, when it is read and when it is used',
    async (buyer) => {
      await shop.put('before', { ...paidOrder(1000), customer: known })
      const code = await makeCode({ firstOrderOnly: true })

      expect(await problemOf(read(code, buyer))).toMatchObject({ code: 'not_new_customer' })
      expect(await problemOf(use(code, buyer))).toMatchObject({ code: 'not_new_customer' })
      expect(await statusOf(code)).toBe('active')
    },
  )

  test('is for somebody new, and still when that very order was told before', async () => {
    await shop.put('before', { ...paidOrder(1000), customer: known })
    await shop.put('o1', { ...paidOrder(1000), customer: { email: 'maria@example.com' } })
    const code = await makeCode({ firstOrderOnly: true })

    expect(await bodyOf(use(code, { email: 'maria@example.com' }))).toMatchObject({
      status: 'used',
      firstOrderOnly: true,
    })
  })

  test('without a buyer only its worth is told', async () => {
    const code = await makeCode({ firstOrderOnly: true })

    expect(await bodyOf(read(code))).toMatchObject({ firstOrderOnly: true, status: 'active' })
  })
})

describe('an order', () => {
  test('that is paid uses the codes it was placed with, one that is placed does not', async () => {
    const code = await makeCode()
    const order = paidOrder(1000, { codes: [` ${code.toLowerCase()}`] })
    await shop.put('o1', { ...order, status: 'placed' })
    const placed = await statusOf(code)

    await shop.put('o1', { ...order, version: 2 })

    expect([placed, await statusOf(code)]).toEqual(['active', 'used'])
    expect(await bodyOf(use(code))).toMatchObject({ orderId: 'o1' })
  })

  test('of somebody else leaves a code with a name on it alone', async () => {
    const { memberId } = await shop.openSession('ana')
    const code = await makeCode({ memberId })

    await shop.put('o1', paidOrder(1000, { customer: 'mihai', codes: [code] }))

    expect(await statusOf(code)).toBe('active')
    expect(await problemOf(use(code, { customerId: 'mihai' }))).toMatchObject({ code: 'not_found' })
    expect(await problemOf(use(code))).toMatchObject({ code: 'not_found' })
  })

  test('with a code of loyalty spends its points once', async () => {
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)

    await shop.put('o1', paidOrder(1000, { codes: [redemption.code ?? ''] }))

    expect(await shop.walletOf('ana')).toMatchObject({ available: 0, held: 0, pending: 10 })
  })
})

describe('a code for points', () => {
  const points = { kind: 'points', points: 300 } as const

  test('earns them with the order, and a part of the goods may go back', async () => {
    const code = await makeCode({ value: points, firstOrderOnly: true })

    await shop.put('o1', paidOrder(5000, { codes: [code] }))
    const paid = await shop.walletOf('ana')
    await shop.refund('o1', 'r1', 2500)
    const returned = await shop.walletOf('ana')
    server.clock.pass(15 * DAY)
    const released = await shop.walletOf('ana')
    await shop.refund('o1', 'r2', 2500)

    expect(paid).toMatchObject({ available: 0, pending: 350 })
    expect(returned).toMatchObject({ pending: 325 })
    expect(released).toMatchObject({ available: 325, pending: 0 })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 0, debt: 0 })
  })

  test('that is used after the order was paid brings them all the same, once', async () => {
    const code = await makeCode({ value: points })
    await shop.put('o1', paidOrder(5000))

    await bodyOf(use(code, { customerId: 'ana' }))
    await bodyOf(use(code, { customerId: 'ana' }))

    expect(await shop.walletOf('ana')).toMatchObject({ pending: 350 })
    const history = await bodyOf(shop.askAsMember('ana', '/v1/loyalty/history'))
    expect(history).toMatchObject({ items: [{ reason: 'coupon_used', points: 300 }, {}] })
  })

  test('for a first order brings nothing with a second one', async () => {
    await shop.put('before', paidOrder(1000, { paidAt: '2026-06-09T12:00:00.000Z' }))
    const code = await makeCode({ value: points, firstOrderOnly: true })

    await shop.put('o1', paidOrder(5000, { codes: [code] }))

    expect(await shop.walletOf('ana')).toMatchObject({ pending: 60 })
  })
})

describe('a code that is in no table', () => {
  const uses: Use[] = []
  const rooms: readonly Room[] = [
    {
      routes: [],
      coupons: {
        giver: 'referral',
        find: async (_, { code }) =>
          code === 'ana-10'
            ? { couponId: 'ana', code: 'ANA-10', value: FIVE_OFF, currency: EUR, minOrder: 2500 }
            : undefined,
        check: async (_, { buyer }) => {
          if (buyer.customerId === 'ana') throw new ProblemError('own_link')
        },
        use: async (_, told) => void uses.push(told),
      },
    },
  ]
  const typed = (code: string) => ({ shopId: shop.id, code, now: server.clock.now() })

  test('is its giver’s to find, to refuse and to use, as often as that allows', async () => {
    const ask = (customerId: string) =>
      readCouponOf(server.database, rooms, { ...typed('ana-10'), buyer: { customerId } })
    const useFor = (orderId: string) =>
      useCouponOf(server.database, rooms, {
        ...typed('ana-10'),
        orderId,
        buyer: { customerId: 'maria' },
      })

    expect(await ask('maria')).toMatchObject({ code: 'ANA-10', status: 'active', minOrder: 2500 })
    await expect(ask('ana')).rejects.toMatchObject({ code: 'own_link' })
    expect(await useFor('o1')).toMatchObject({ status: 'used', orderId: 'o1' })
    expect(await useFor('o2')).toMatchObject({ status: 'used', orderId: 'o2' })
    expect(uses.map(({ orderId, buyer }) => [orderId, buyer.customerId])).toEqual([
      ['o1', 'maria'],
      ['o2', 'maria'],
    ])
  })

  test('and is nobody’s is not found', async () => {
    const answer = readCouponOf(server.database, rooms, { ...typed('mihai-10'), buyer: {} })

    await expect(answer).rejects.toMatchObject({ code: 'not_found' })
  })
})

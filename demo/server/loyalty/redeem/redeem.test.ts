import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Coupon } from '../../../../src/contract/coupon.ts'
import { Redemption } from '../../../../widgets/loyalty/contract.ts'
import { paidOrder } from '../../testing/orders.ts'
import {
  addShopWith,
  askToRedeem,
  bodyOf,
  cancel,
  changeProgram,
  FIVE_OFF,
  give,
  problemOf,
  redeemFor,
  useCode,
} from '../../testing/loyalty.ts'
import { DAY, MINUTE, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const CART = { id: 'cart-1', subtotal: 6490, currency: 'EUR' }

async function read(shop: TestShop, id: string): Promise<Redemption> {
  return Redemption.parse(await bodyOf(shop.askAsMember('ana', `/v1/loyalty/redemptions/${id}`)))
}

describe('a code', () => {
  test('costs its points, which stay set aside until it is used', async () => {
    const shop = await addShopWith(server)
    await give(shop, 700)

    const { redemption, wallet } = await redeemFor(shop)

    expect(redemption).toMatchObject({
      status: 'issued',
      points: 500,
      undoable: true,
      expiresAt: '2026-09-08T12:00:00.000Z',
      code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){2}$/) as string,
    })
    expect(wallet).toMatchObject({
      available: 200,
      held: 500,
      holds: [{ redemptionId: redemption.id, points: 500, mode: 'code' }],
    })
    expect(await shop.walletOf('ana')).toEqual(wallet)
  })

  test('is used by one order, once, and answered the same when that order asks again', async () => {
    const shop = await addShopWith(server)
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)

    const used = Coupon.parse(await bodyOf(useCode(shop, ` ${redemption.code?.toLowerCase()} `)))
    const again = Coupon.parse(await bodyOf(useCode(shop, redemption.code ?? '')))
    const other = await problemOf(useCode(shop, redemption.code ?? '', { orderId: 'o2' }))

    expect(used).toMatchObject({ status: 'used', orderId: 'o1', customerId: 'ana' })
    expect(again).toEqual(used)
    expect(other).toMatchObject({ code: 'already_used', params: { orderId: 'o1' } })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 0, held: 0 })
    expect(await problemOf(cancel(shop, redemption.id))).toMatchObject({ code: 'already_used' })
  })

  test('of another customer is no code at all', async () => {
    const shop = await addShopWith(server)
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)

    const problem = await problemOf(useCode(shop, redemption.code ?? '', { customerId: 'mihai' }))

    expect(problem.code).toBe('not_found')
  })

  test('named by a paid order is used by it', async () => {
    const shop = await addShopWith(server)
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)

    await shop.put('o7', paidOrder(3000, { codes: [redemption.code ?? ''] }))

    expect(await read(shop, redemption.id)).toMatchObject({ status: 'used', orderId: 'o7' })
    expect(await problemOf(useCode(shop, redemption.code ?? ''))).toMatchObject({
      code: 'already_used',
    })
  })

  test('given back returns its points to the lots they came from, and works no more', async () => {
    const shop = await addShopWith(server)
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)

    const undone = await bodyOf(cancel(shop, redemption.id))
    const again = await bodyOf(cancel(shop, redemption.id))

    expect(undone).toMatchObject({
      redemption: { status: 'cancelled' },
      wallet: { available: 500, held: 0 },
    })
    expect(again).toMatchObject({ redemption: { status: 'cancelled' }, wallet: { available: 500 } })
    expect(await problemOf(useCode(shop, redemption.code ?? ''))).toMatchObject({
      code: 'redemption_ended',
    })
  })

  test('not used in ninety days ends by itself, and the points come back', async () => {
    const shop = await addShopWith(server)
    const start = server.clock.now()
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)

    server.clock.pass(91 * DAY)
    await server.runJobs()
    await server.runJobs()
    const ended = await read(shop, redemption.id)
    const wallet = await shop.walletOf('ana')
    server.clock.set(start.toISOString())

    expect(ended.status).toBe('expired')
    expect(wallet).toMatchObject({ available: 500, held: 0 })
  })

  test('for the next order only ends with another order, and the points come back', async () => {
    const shop = await addShopWith(server, { rewards: [{ ...FIVE_OFF, nextOrderOnly: true }] })
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)

    server.clock.pass(MINUTE)
    await shop.put('o1', paidOrder(1000))
    await server.runJobs()

    expect((await read(shop, redemption.id)).status).toBe('expired')
    expect(await shop.walletOf('ana')).toMatchObject({ available: 500, held: 0 })
  })
})

describe('the same key', () => {
  test('gets the first answer again, and spends once', async () => {
    const shop = await addShopWith(server)
    await give(shop, 1200)
    const key = randomUUID()
    const first = await redeemFor(shop, { key })

    const answer = await askToRedeem(shop, { key })

    expect(answer.headers.get('idempotent-replayed')).toBe('true')
    expect(await answer.json()).toEqual(first)
    expect(await shop.walletOf('ana')).toMatchObject({ available: 700 })
  })

  test('with another wish is a conflict', async () => {
    const shop = await addShopWith(server)
    await give(shop, 1200)
    const key = randomUUID()
    await redeemFor(shop, { key })

    const problem = await problemOf(
      askToRedeem(shop, { key, request: { rewardId: 'slider', points: 100, cart: CART } }),
    )

    expect(problem).toMatchObject({ status: 409, code: 'idempotency_conflict' })
  })

  test.each(['', 'once', 'a'.repeat(36)])('has to be a UUID, not %j', async (key) => {
    const shop = await addShopWith(server)
    await give(shop, 1200)

    expect(await problemOf(askToRedeem(shop, { key }))).toMatchObject({ code: 'invalid_request' })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 1200 })
  })
})

describe('a checkout hold', () => {
  const request = { rewardId: 'slider', points: 5000, mode: 'checkout_hold', cart: CART } as const

  test('abandoned gives its points back after half an hour, with nobody looking', async () => {
    const shop = await addShopWith(server)
    await give(shop, 2380)
    const { redemption, wallet } = await redeemFor(shop, { request })

    server.clock.pass(31 * MINUTE)
    await server.runJobs()

    expect(redemption).toMatchObject({
      status: 'held',
      points: 2300,
      value: { kind: 'amount', off: { minor: 2300 } },
    })
    expect(wallet).toMatchObject({ available: 80, held: 2300 })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 2380, held: 0 })
    expect(await problemOf(useCode(shop, redemption.code ?? ''))).toMatchObject({
      code: 'redemption_ended',
    })
  })

  test('a late order for its cart is not honoured beside the points, and the shop is told', async () => {
    const shop = await addShopWith(server)
    await shop.askAsServer('/v1/webhook', {
      method: 'PUT',
      body: { url: 'https://shop.example/hook' },
    })
    await give(shop, 2380)
    const { redemption } = await redeemFor(shop, { request })
    server.clock.pass(31 * MINUTE)
    await shop.walletOf('ana')

    await shop.put('o1', paidOrder(4190, { cartId: CART.id, codes: [redemption.code ?? ''] }))

    expect(await shop.walletOf('ana')).toMatchObject({ available: 2380, held: 0 })
    expect((await read(shop, redemption.id)).status).toBe('expired')
    const told = await server.database.query<{ type: string }>(
      `select type from webhook_deliveries where shop_id = $1 and type = 'redemption.rejected'`,
      [shop.id],
    )
    expect(told).toHaveLength(1)
  })

  test('paid in time is spent, by the cart alone', async () => {
    const shop = await addShopWith(server)
    await give(shop, 2380)
    const { redemption } = await redeemFor(shop, { request })

    await shop.put('o1', paidOrder(4190, { cartId: CART.id }))

    expect((await read(shop, redemption.id)).status).toBe('used')
    expect(await shop.walletOf('ana')).toMatchObject({ available: 80, held: 0 })
  })

  test('lives on while the cart changes, for a day at most', async () => {
    const shop = await addShopWith(server)
    await give(shop, 2380)
    const { redemption } = await redeemFor(shop, { request })
    const made = server.clock.now().getTime()
    const extend = () =>
      shop.askAsMember('ana', `/v1/loyalty/redemptions/${redemption.id}/extend`, { method: 'POST' })

    const ends: number[] = []
    for (let hours = 0; hours < 24; hours += 0.4) {
      server.clock.pass(24 * MINUTE)
      const answer = await extend()
      if (!answer.ok) break
      ends.push(
        Date.parse(((await answer.json()) as { redemption: Redemption }).redemption.expiresAt),
      )
    }
    server.clock.pass(31 * MINUTE)

    expect(ends[0]).toBe(made + 54 * MINUTE)
    expect(Math.max(...ends)).toBe(made + DAY)
    expect(await problemOf(extend())).toMatchObject({ code: 'redemption_ended' })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 2380, held: 0 })
  })
})

describe('returned goods', () => {
  test.each([
    { refunds: [3000], returned: 500 },
    { refunds: [1000, 1000, 1000], returned: 500 },
    { refunds: [1000], returned: 166 },
    { refunds: [4000], returned: 500 },
  ])(
    'of $refunds on 3000 bring $returned of 500 points back, and no code to life',
    async ({ refunds, returned }) => {
      const shop = await addShopWith(server)
      await give(shop, 500)
      const { redemption } = await redeemFor(shop)
      await shop.put('o1', paidOrder(3000, { codes: [redemption.code ?? ''] }))

      for (const [index, amount] of refunds.entries()) await shop.refund('o1', `r${index}`, amount)

      expect(await read(shop, redemption.id)).toMatchObject({ status: 'used', returned })
      expect(await shop.walletOf('ana')).toMatchObject({ available: returned })
    },
  )

  test('a cancelled order brings all of them back', async () => {
    const shop = await addShopWith(server)
    await give(shop, 500)
    const { redemption } = await redeemFor(shop)
    await shop.put('o1', paidOrder(3000, { codes: [redemption.code ?? ''] }))

    await shop.put('o1', paidOrder(3000, { version: 2, status: 'cancelled' }))

    expect(await shop.walletOf('ana')).toMatchObject({ available: 500, pending: 0 })
  })

  test('points spent before the goods went back are debt, and the next earnings repay it', async () => {
    const shop = await addShopWith(server, { rewards: [{ ...FIVE_OFF, cost: 50 }] })
    const past = { paidAt: '2026-04-01T12:00:00.000Z' }
    await shop.put('o1', paidOrder(5000, past))
    const { redemption } = await redeemFor(shop)
    await useCode(shop, redemption.code ?? '', { orderId: 'elsewhere' })

    await shop.refund('o1', 'r1', 5000)
    const owing = await shop.walletOf('ana')
    const refused = await problemOf(askToRedeem(shop))
    await shop.put('o2', paidOrder(8000, past))

    expect(owing).toMatchObject({ available: 0, debt: 50, spendable: 0 })
    expect(refused).toMatchObject({ code: 'debt', params: { points: 50 } })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 30, debt: 0, spendable: 30 })
  })
})

test('a paused programme spends nothing, and what is out can still be given back', async () => {
  const shop = await addShopWith(server)
  await give(shop, 1000)
  const { redemption } = await redeemFor(shop)
  await changeProgram(server, shop, { status: 'paused' })

  const refused = await problemOf(askToRedeem(shop))
  await bodyOf(cancel(shop, redemption.id))

  expect(refused).toMatchObject({ status: 423, code: 'program_paused' })
  expect(await shop.walletOf('ana')).toMatchObject({ available: 1000 })
})

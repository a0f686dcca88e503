import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Expiry, Wallet } from '../../../widgets/loyalty/contract.ts'
import { addShopWith, askToRedeem, cancel, changeProgram, useCode } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { brokenInvariants } from './invariants.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Step = (
  shop: TestShop,
  story: { readonly codes: { id: string; code: string }[] },
) => Promise<unknown>

const orderId = fc.constantFrom('o1', 'o2', 'o3')
const EXPIRIES: Expiry[] = [
  { mode: 'none' },
  { mode: 'lot', months: 2 },
  { mode: 'inactivity', months: 2 },
  { mode: 'fixed', every: 'month' },
]

const order = fc
  .record({
    id: orderId,
    version: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom('placed', 'paid', 'paid', 'paid', 'cancelled'),
    total: fc.integer({ min: 0, max: 90_000 }),
    takesCode: fc.boolean(),
  })
  .map(({ id, total, takesCode, ...rest }): Step => (shop, { codes }) => {
    const code = takesCode ? codes.at(-1)?.code : undefined
    return shop.put(id, paidOrder(total, { ...rest, ...(code && { codes: [code] }) }))
  })
const refund = fc
  .record({ id: orderId, refundId: fc.constantFrom('r1', 'r2', 'r3'), amount: fc.nat(60_000) })
  .map(
    ({ id, refundId, amount }): Step =>
      (shop) =>
        shop.refund(id, refundId, amount),
  )
const delivery = orderId.map(
  (id): Step =>
    (shop) =>
      shop.deliver(id, server.clock.now()),
)
const redeem = fc
  .record({
    isSlider: fc.boolean(),
    points: fc.integer({ min: 50, max: 900 }),
    isHold: fc.boolean(),
  })
  .map(({ isSlider, points, isHold }): Step => async (shop, { codes }) => {
    const cart = { id: 'cart-1', subtotal: 4000, currency: 'EUR' }
    const answer = await askToRedeem(shop, {
      request: {
        mode: isHold ? 'checkout_hold' : 'code',
        cart,
        ...(isSlider && { rewardId: 'slider', points }),
      },
    })
    if (answer.ok)
      codes.push(((await answer.json()) as { redemption: { id: string; code: string } }).redemption)
  })
const undo = fc.nat(3).map((back): Step => async (shop, { codes }) => {
  const code = codes.at(-1 - back)
  if (code) await cancel(shop, code.id)
})
const use = fc.nat(3).map((back): Step => async (shop, { codes }) => {
  const code = codes.at(-1 - back)
  if (code) await useCode(shop, code.code, { orderId: 'o3' })
})
const adjust = fc
  .record({ adjustmentId: fc.uuid(), points: fc.integer({ min: -400, max: 800 }) })
  .map(
    (body): Step =>
      (shop) =>
        shop.askAsServer('/v1/loyalty/members/ana/adjustments', { method: 'POST', body }),
  )
const pass = fc.integer({ min: 1, max: 100 }).map(
  (days): Step =>
    async () =>
      server.clock.pass(days * DAY),
)
const work = fc.constant<Step>(() => server.runJobs())
const newRules = fc.constantFrom(...EXPIRIES).map(
  (expiry): Step =>
    (shop) =>
      changeProgram(server, shop, { expiry }),
)

const steps = fc.array(
  fc.oneof(order, order, refund, delivery, redeem, redeem, undo, use, adjust, pass, work, newRules),
  { minLength: 5, maxLength: 30 },
)

test('whatever happens, the lots add up to the balance, and nothing is below zero but debt', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(...EXPIRIES), async (story, expiry) => {
      server.clock.set('2026-06-10T12:00:00.000Z')
      const shop = await addShopWith(server, { expiry })
      const told = { codes: [] }
      for (const step of story) {
        await step(shop, told)
        expect(await brokenInvariants(server.database, shop.id)).toEqual([])
        const seen = await shop.walletOf('ana')
        await server.runJobs()
        expect(withoutNumbers(await shop.walletOf('ana'))).toEqual(withoutNumbers(seen))
        expect(await brokenInvariants(server.database, shop.id)).toEqual([])
      }
    }),
    { numRuns: 15 },
  )
}, 300_000)

/** What a wallet shows is the same before and after the jobs have written it down; only its number grows. */
function withoutNumbers(wallet: Wallet): Wallet {
  return { ...wallet, revision: 0 }
}

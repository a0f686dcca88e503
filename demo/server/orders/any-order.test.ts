import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Wallet } from '../../../widgets/loyalty/contract.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Told = (shop: TestShop) => Promise<Response>

const NOW = Date.parse('2026-06-10T12:00:00.000Z')

const version = fc.record({
  version: fc.integer({ min: 1, max: 5 }),
  status: fc.constantFrom('placed', 'paid', 'cancelled'),
  total: fc.integer({ min: 0, max: 50_000 }),
  customer: fc.constantFrom('ana', 'mihai'),
})
const refund = fc.record({
  refundId: fc.constantFrom('r1', 'r2', 'r3'),
  amount: fc.integer({ min: 0, max: 30_000 }),
})
const delivery = fc.integer({ min: 0, max: 20 })

/** What the shop has to tell; a version and a refund each say one thing, however often they are told. */
const story = fc.record({
  versions: fc.uniqueArray(version, { minLength: 1, maxLength: 4, selector: (v) => v.version }),
  refunds: fc.uniqueArray(refund, { maxLength: 3, selector: (r) => r.refundId }),
  deliveries: fc.array(delivery, { maxLength: 2 }),
  twoTellings: fc.tuple(fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat())),
})

test('however the calls of an order arrive, both members end with the same wallets', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ versions, refunds, deliveries, twoTellings }) => {
      const calls: Told[] = [
        ...versions.map(
          ({ total, ...order }): Told =>
            (shop) =>
              shop.put('o1', paidOrder(total, order)),
        ),
        ...refunds.map(
          ({ refundId, amount }): Told =>
            (shop) =>
              shop.refund('o1', refundId, amount),
        ),
        ...deliveries.map(
          (days): Told =>
            (shop) =>
              shop.deliver('o1', new Date(NOW + days * DAY)),
        ),
      ]

      const [first, second] = await Promise.all(
        twoTellings.map((random) => tell(shuffleWithRepeats(calls, random))),
      )

      expect(first).toEqual(second)
    }),
    { numRuns: 40 },
  )
}, 120_000)

/** As a shop does: what finds no order yet is told again. */
async function tell(calls: readonly Told[]): Promise<Wallet[]> {
  const shop = await server.addShop()
  let left = calls
  while (left.length > 0) {
    const again: Told[] = []
    for (const call of left) if ((await call(shop)).status === 404) again.push(call)
    left = again
  }
  const wallets = [await shop.walletOf('ana'), await shop.walletOf('mihai')]
  // How many steps it took, and so the numbers of the lots, are all that may differ.
  return wallets.map(({ releases = [], ...wallet }) => ({
    ...wallet,
    revision: 0,
    releases: releases.map((part) => ({ ...part, lot: 0 })),
  }))
}

function shuffleWithRepeats(calls: readonly Told[], random: Iterator<number>): Told[] {
  const draw = (): number => Number(random.next().value)
  return [...calls, ...calls.filter(() => draw() % 2 === 0)]
    .map((call) => ({ call, rank: draw() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ call }) => call)
}

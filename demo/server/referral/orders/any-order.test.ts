import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Friend } from '../../../../widgets/referral/contract.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { addReferralShop, claim, friendOrder, homeOf } from '../referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const START = '2026-06-10T12:00:00.000Z'

const orderId = fc.constantFrom('o1', 'o2')

const version = fc.record({
  orderId,
  version: fc.integer({ min: 1, max: 4 }),
  status: fc.constantFrom('placed', 'paid', 'cancelled'),
  total: fc.constantFrom(1000, 3000, 5000, 9000),
})
const refund = fc.record({
  orderId,
  refundId: fc.constantFrom('r1', 'r2'),
  amount: fc.constantFrom(500, 3000, 9000),
})
const delivery = fc.record({ orderId, days: fc.integer({ min: 0, max: 12 }) })

/** How the friend came: the same in all that is told of an order. */
const way = fc.constantFrom('code', 'personal', 'claimId')

const story = fc.record({
  way,
  versions: fc.uniqueArray(version, {
    minLength: 1,
    maxLength: 5,
    selector: (v) => `${v.orderId} ${v.version}`,
  }),
  refunds: fc.uniqueArray(refund, { maxLength: 3, selector: (r) => `${r.orderId} ${r.refundId}` }),
  deliveries: fc.array(delivery, { maxLength: 2 }),
  twoTellings: fc.tuple(fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat())),
})

type Story = typeof story extends fc.Arbitrary<infer S> ? S : never
type Told = (shop: TestShop, how: object) => Promise<Response>

test('however the calls of two orders arrive, the advocate ends with the same friends', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const [first, second] = [
        await tell(told, told.twoTellings[0]),
        await tell(told, told.twoTellings[1]),
      ]

      expect(first).toEqual(second)
    }),
    { numRuns: 25 },
  )
}, 240_000)

async function tell(told: Story, random: Iterator<number>): Promise<unknown> {
  server.clock.set(START)
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const taken = await claim(shop, code, { email: 'maria@mail.example' })
  const how = {
    code: { codes: [taken.code ?? ''] },
    personal: { codes: [code] },
    claimId: { referral: { claimId: taken.claimId } },
  }[told.way]
  let left = shuffleWithRepeats(callsOf(told), random)
  while (left.length > 0) {
    const again: Told[] = []
    for (const call of left) if ((await call(shop, how)).status === 404) again.push(call)
    // What finds no order at all would be told for ever.
    if (again.length === left.length) break
    left = again
  }
  const atOnce = await friendsOf(shop)
  server.clock.pass(40 * DAY)
  await server.runJobs()
  await server.runJobs()
  const wallet = await shop.walletOf('ana')
  return { atOnce, later: await friendsOf(shop), points: wallet.available }
}

/** Ids are random, and everything else is not. */
async function friendsOf(shop: TestShop): Promise<Omit<Friend, 'id' | 'since'>[]> {
  const { friends } = await homeOf(shop)
  return friends.map(({ id: _id, since: _since, ...friend }) => friend)
}

function callsOf({ versions, refunds, deliveries }: Story): Told[] {
  return [
    ...versions.map(({ orderId, total, ...order }): Told => (shop, how) => {
      // The second order is placed an hour later, whichever is told first.
      const placedAt = orderId === 'o1' ? START : '2026-06-10T13:00:00.000Z'
      const at = { placedAt, ...(order.status === 'paid' && { paidAt: placedAt }) }
      return shop.put(orderId, friendOrder(server, { total, ...order, ...at, ...how }))
    }),
    ...refunds.map(
      ({ orderId, refundId, amount }): Told =>
        (shop) =>
          shop.refund(orderId, refundId, amount),
    ),
    ...deliveries.map(
      ({ orderId, days }): Told =>
        (shop) =>
          shop.deliver(orderId, new Date(Date.parse(START) + days * DAY)),
    ),
  ]
}

function shuffleWithRepeats(calls: readonly Told[], random: Iterator<number>): Told[] {
  const draw = (): number => Number(random.next().value)
  return [...calls, ...calls.filter(() => draw() % 2 === 0)]
    .map((call) => ({ call, rank: draw() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ call }) => call)
}

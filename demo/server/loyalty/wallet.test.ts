import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../../src/contract/problem.ts'
import { Program } from '../../../widgets/loyalty/contract.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('the programme is public and says what an order earns', async () => {
  const shop = await server.addShop()

  const answer = await shop.askAsPage(`/v1/loyalty/program?key=${shop.publicKey}`)

  expect(answer.headers.get('etag')).toMatch(/^"[\w-]{22}"$/)
  expect(Program.parse(await answer.json())).toMatchObject({
    earn: { points: 1, perMinor: 100 },
    holdDays: 14,
    timezone: 'Europe/Bucharest',
    currency: 'EUR',
  })
})

test('a shop without a programme has none, and its orders are kept all the same', async () => {
  const shop = await server.addShop()
  await server.database.query('delete from loyalty_programs where shop_id = $1', [shop.id])

  const order = await shop.put('o1', paidOrder(1000))
  const program = await shop.askAsPage(`/v1/loyalty/program?key=${shop.publicKey}`)

  expect(order.status).toBe(200)
  expect(Problem.parse(await program.json())).toMatchObject({ status: 404, code: 'not_found' })
})

test('a paused programme awards nothing new and still takes back', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))
  await server.database.query(
    `insert into loyalty_programs select shop_id, program_id, 2, 'paused', rules, created_at
       from loyalty_programs where shop_id = $1`,
    [shop.id],
  )

  await shop.put('o2', paidOrder(5000))
  await shop.refund('o1', 'r1', 4000)

  expect(await shop.walletOf('ana')).toMatchObject({ pending: 60 })
})

test('points become spendable by the passing of time alone', async () => {
  const shop = await server.addShop()
  const start = server.clock.now()
  await shop.put('o1', paidOrder(30_000))
  await shop.put('o2', paidOrder(1000, { paidAt: '2026-06-08T12:00:00.000Z' }))
  const before = await shop.walletOf('ana')

  server.clock.pass(14 * DAY)
  const after = await shop.walletOf('ana')
  server.clock.set(start.toISOString())

  expect(before).toMatchObject({
    available: 0,
    pending: 310,
    nextRelease: { points: 10, at: '2026-06-22T12:00:00.000Z' },
    tier: { current: null, qualifying: 0, pendingQualifying: 310, next: { missing: 200 } },
  })
  expect(after).toMatchObject({
    revision: before.revision,
    available: 310,
    spendable: 310,
    pending: 0,
    nextRelease: null,
    tier: {
      current: { id: 'fern' },
      qualifying: 310,
      next: { tier: { id: 'ember' }, missing: 290 },
      until: '2027-06-24T12:00:00.000Z',
    },
  })
})

test('an order is awarded at the rate of the tier the member has when paying', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(70_000, { paidAt: '2026-05-01T12:00:00.000Z' }))

  await shop.put('o2', paidOrder(10_050))

  expect(await shop.walletOf('ana')).toMatchObject({ available: 700, pending: 125 })
})

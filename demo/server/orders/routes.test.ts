import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { OrderAnswer } from '../../../src/contract/order.ts'
import { Problem } from '../../../src/contract/problem.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function appliedBy(response: Promise<Response>): Promise<boolean> {
  const answer = await response
  expect(answer.status).toBe(200)
  return z.object({ applied: z.boolean() }).parse(await answer.json()).applied
}

async function problemOf(response: Promise<Response>): Promise<Problem> {
  const answer = await response
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return Problem.parse(await answer.json())
}

test('a paid order earns points that wait for the return window', async () => {
  const shop = await server.addShop()

  const answer = await shop.put('o1', paidOrder(4995))

  expect(OrderAnswer.parse(await answer.json())).toEqual({
    orderId: 'o1',
    version: 1,
    applied: true,
  })
  expect(await shop.walletOf('ana')).toMatchObject({
    revision: 1,
    available: 0,
    pending: 49,
    lifetime: 49,
    spent: { minor: 4995, currency: 'EUR' },
    nextRelease: { points: 49, at: '2026-06-24T12:00:00.000Z' },
  })
})

test('a placed order earns nothing until it is paid', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(5000, { status: 'placed' }))
  const before = await shop.walletOf('ana')

  await shop.put('o1', paidOrder(5000, { version: 2 }))

  expect(before).toMatchObject({ revision: 0, pending: 0 })
  expect(await shop.walletOf('ana')).toMatchObject({ pending: 50 })
})

test('shipping, tax and excluded lines earn nothing', async () => {
  const shop = await server.addShop()
  const lines = [
    { id: '1', productId: 'teapot', quantity: 1, total: 99 },
    { id: '2', productId: 'cup', quantity: 1, total: 99 },
    { id: '3', productId: 'bowl', quantity: 1, total: 99 },
    { id: '4', productId: 'gift-card', quantity: 1, total: 5000, excluded: true },
  ]

  await shop.put('o1', paidOrder(0, { lines, shipping: 900, tax: 1900 }))

  expect(await shop.walletOf('ana')).toMatchObject({ pending: 2, spent: { minor: 297 } })
})

test.each([
  { basis: 10_000, refunds: [3333, 3333, 3334], left: [66, 33, 0] },
  { basis: 4995, refunds: [1000, 1000, 2995], left: [39, 29, 0] },
  { basis: 10_000, refunds: [12_000], left: [0] },
])('refunds of $refunds on $basis leave $left', async ({ basis, refunds, left }) => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(basis))

  const pending: number[] = []
  for (const [index, amount] of refunds.entries()) {
    await shop.refund('o1', `r${index}`, amount)
    pending.push((await shop.walletOf('ana')).pending)
  }

  expect(pending).toEqual(left)
  expect(await shop.walletOf('ana')).toMatchObject({ debt: 0, lifetime: 0, spent: { minor: 0 } })
})

test('a refund told twice counts once', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))

  const applied = [
    await appliedBy(shop.refund('o1', 'r1', 5000)),
    await appliedBy(shop.refund('o1', 'r1', 5000)),
  ]

  expect(applied).toEqual([true, false])
  expect(await shop.walletOf('ana')).toMatchObject({ revision: 2, pending: 50 })
})

test('a refund takes released points as well', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000, { paidAt: '2026-05-01T12:00:00.000Z' }))
  const released = await shop.walletOf('ana')

  await shop.refund('o1', 'r1', 2500)

  expect(released).toMatchObject({ available: 100, pending: 0 })
  expect(await shop.walletOf('ana')).toMatchObject({ available: 75, spendable: 75, pending: 0 })
})

test('a cancelled order takes everything back, and a late older version does not revive it', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000, { version: 2 }))
  await shop.put('o1', paidOrder(10_000, { version: 3, status: 'cancelled' }))

  const late = await appliedBy(shop.put('o1', paidOrder(10_000, { version: 2 })))

  expect(late).toBe(false)
  expect(await shop.walletOf('ana')).toMatchObject({
    available: 0,
    pending: 0,
    lifetime: 0,
    spent: { minor: 0 },
  })
})

test('an edited order is awarded by the rules of its first award', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))
  await server.database.query(
    `insert into loyalty_programs select shop_id, program_id, 2, status,
       jsonb_set(rules, '{earn,points}', '7'), created_at from loyalty_programs where shop_id = $1`,
    [shop.id],
  )

  await shop.put('o1', paidOrder(8000, { version: 2 }))
  await shop.put('o2', paidOrder(1000))

  expect(await shop.walletOf('ana')).toMatchObject({ pending: 80 + 70 })
})

test('an order that turns out to be another customer’s takes its points along', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))

  await shop.put('o1', paidOrder(10_000, { version: 2, customer: 'mihai' }))

  expect(await shop.walletOf('ana')).toMatchObject({ pending: 0, spent: { minor: 0 } })
  expect(await shop.walletOf('mihai')).toMatchObject({ pending: 100, spent: { minor: 10_000 } })
})

test('a delivery moves the release to two weeks after it', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))

  const applied = await appliedBy(
    shop.deliver('o1', new Date(server.clock.now().getTime() + 3 * DAY)),
  )

  expect(applied).toBe(true)
  expect(await shop.walletOf('ana')).toMatchObject({
    nextRelease: { points: 100, at: '2026-06-27T12:00:00.000Z' },
  })
})

test('of several parcels the last one counts, in whatever order they are told', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))
  await shop.deliver('o1', new Date('2026-06-15T12:00:00.000Z'))

  const applied = await appliedBy(shop.deliver('o1', new Date('2026-06-12T12:00:00.000Z')))

  expect(applied).toBe(false)
  expect(await shop.walletOf('ana')).toMatchObject({
    nextRelease: { at: '2026-06-29T12:00:00.000Z' },
  })
})

test('points released before the parcel arrived stay released', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000, { paidAt: '2026-05-01T12:00:00.000Z' }))

  await shop.deliver('o1', new Date('2026-06-09T12:00:00.000Z'))

  expect(await shop.walletOf('ana')).toMatchObject({ available: 100, pending: 0 })
})

test.each(['refunds', 'delivered'])('%s of an order nobody knows is not found', async (what) => {
  const shop = await server.addShop()
  const at = server.clock.now()

  const answer = what === 'refunds' ? shop.refund('o9', 'r1', 100) : shop.deliver('o9', at)

  expect(await problemOf(answer)).toMatchObject({ status: 404, code: 'not_found' })
})

test('an amount in another currency is refused', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))

  const order = await problemOf(shop.put('o2', paidOrder(10_000, { currency: 'RON' })))
  const body = { refundId: 'r1', amount: 1, currency: 'RON', at: '2026-06-10T12:00:00Z' }
  const refund = await problemOf(
    shop.askAsServer('/v1/orders/o1/refunds', { method: 'POST', body }),
  )

  const expected = { status: 422, code: 'currency_mismatch', params: { expected: 'EUR' } }
  expect([order, refund]).toMatchObject([expected, expected])
})

test.each([
  ['lines.0.total', { lines: [{ id: '1', productId: 'x', quantity: 1, total: 9.5 }] }],
  ['lines', { lines: [] }],
  ['version', { version: 0 }],
  ['currency', { currency: 'eur' }],
  ['placedAt', { placedAt: 'yesterday' }],
  ['placedAt', { placedAt: '0000-01-01T00:00:00Z' }],
  ['placedAt', { placedAt: '2026-02-30T00:00:00Z' }],
  ['paidAt', { paidAt: '2026-13-01T00:00:00Z' }],
  ['customer.id', { customer: 'x'.repeat(129) }],
  ['customer.id', { customer: 'a\0b' }],
  ['lines.0.name', { lines: [{ id: '1', productId: 'x', quantity: 1, total: 1, name: '\ud800' }] }],
])('a wrong %s is named', async (path, change) => {
  const shop = await server.addShop()

  const problem = await problemOf(shop.put('o1', paidOrder(100, change)))

  expect(problem).toMatchObject({ status: 400, code: 'invalid_request', params: { path } })
})

test.each([
  ['no key', {}],
  ['the public key', { authorization: 'Bearer pk_demo' }],
  ['a made-up key', { authorization: `Bearer sk_${'a'.repeat(32)}` }],
])('%s is no secret key', async (_, headers) => {
  const body = paidOrder(100)

  const answer = await server.app.request('/v1/orders/o1', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

  expect(Problem.parse(await answer.json())).toMatchObject({ status: 401, code: 'secret_invalid' })
})

test('one shop’s key does not reach another shop’s orders', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]
  await shop.put('o1', paidOrder(10_000))

  const answer = await other.refund('o1', 'r1', 10_000)

  expect(answer.status).toBe(404)
  expect(await shop.walletOf('ana')).toMatchObject({ pending: 100 })
})

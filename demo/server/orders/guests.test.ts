import { randomUUID } from 'node:crypto'
import type { z } from 'zod/mini'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Order } from '../../../src/contract/order.ts'
import { agentKeyOf, emailKeyOf, ipKeyOf } from '../customers/keys.ts'
import { bodyOf, problemOf } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import { datedHmac, type TestShop } from '../testing/test-shop.ts'
import { hasOrdered, isFirstPaid } from './first-order.ts'
import { readOrder } from './queries.ts'
import type { OrderState } from './order-change.ts'

let server: TestServer
let shop: TestShop
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.clock.set('2026-06-10T12:00:00.000Z')
  shop = await server.addShop()
})

type Told = Partial<z.input<typeof Order>>

/** Paid, one after the other in the order of their numbers. */
function put(number: number, told: Told): Promise<unknown> {
  const paidAt = new Date(Date.parse('2026-06-01T00:00:00Z') + number * 60_000).toISOString()
  return bodyOf(shop.put(`o${number}`, { ...paidOrder(5000), paidAt, ...told }))
}

async function read(number: number): Promise<OrderState> {
  const order = await readOrder(server.database, { shopId: shop.id, orderId: `o${number}` })
  if (!order) throw new Error('The order was not written.')
  return order
}

async function isFirst(number: number): Promise<boolean> {
  const order = await read(number)
  const { emailKey, phoneKey } = order.customer
  return isFirstPaid(server.database, { ...order, emailKey, phoneKey, now: server.clock.now() })
}

const GUEST: Told = { customer: { email: 'Maria@example.com', name: 'Maria' } }

test('a guest needs an e-mail', async () => {
  for (const customer of [{}, { email: '' }, { name: 'Maria' }, { email: 'maria' }])
    expect(await problemOf(shop.put('o1', { ...paidOrder(1000), customer }))).toMatchObject({
      code: 'invalid_request',
      params: { path: 'customer.email', in: 'body' },
    })
})

test('orders of one e-mail, however it is written, are one guest’s', async () => {
  await put(1, GUEST)
  await put(2, { customer: { email: ' maria+tea@EXAMPLE.com' } })

  const [one, two] = [await read(1), await read(2)]

  expect(two.memberId).toBe(one.memberId)
  expect(one).toMatchObject({
    isGuest: true,
    customer: { sub: null, email: 'Maria@example.com', name: 'Maria' },
  })
})

test('a guest earns nothing, and an order that becomes a customer’s earns from then on', async () => {
  await put(1, GUEST)
  const accounts = await server.database.query(
    'select 1 from loyalty_accounts where shop_id = $1',
    [shop.id],
  )

  await put(1, { version: 2, customer: { id: 'maria', email: 'maria@example.com' } })

  expect(accounts).toEqual([])
  expect(await shop.walletOf('maria')).toMatchObject({ pending: 50 })
  await put(1, { version: 3, ...GUEST })
  expect(await shop.walletOf('maria')).toMatchObject({ pending: 0, available: 0, debt: 0 })
})

test('the guest’s name for itself is no customer anybody can sign in as', async () => {
  await put(1, GUEST)
  const [guest] = await server.database.query<{ sub: string }>(
    'select sub from members where shop_id = $1',
    [shop.id],
  )

  expect(guest?.sub).toBe(`guest:${emailKeyOf(shop.fingerprintKey, 'maria@example.com')}`)
  const body = { key: shop.publicKey, proof: datedHmac(shop, guest?.sub ?? '', server.clock.now()) }
  const session = shop.askAsPage('/v1/session', { method: 'POST', body })
  expect(await problemOf(session)).toMatchObject({ code: 'invalid_request' })
})

test('what a later version leaves out is kept, while the order stays the same customer’s', async () => {
  const visitorId = randomUUID()
  await put(1, {
    customer: { id: 'ana', email: 'ana@example.com', phone: '069123456', address: 'Strada 5' },
    client: { ip: '203.0.113.7', userAgent: 'Firefox' },
    referral: { claimId: 'clm_1', visitorId },
  })
  const before = await read(1)

  await put(1, { version: 2, status: 'cancelled', customer: { id: 'ana' } })
  const cancelled = await read(1)
  await put(1, { version: 3, customer: { id: 'mihai' } })

  expect(before).toMatchObject({
    customer: { sub: 'ana', email: 'ana@example.com', phone: '069123456' },
    client: {
      ipKey: ipKeyOf(shop.fingerprintKey, '203.0.113.7'),
      agentKey: agentKeyOf(shop.fingerprintKey, 'Firefox'),
    },
    referral: { claimId: 'clm_1', visitorId },
    status: 'paid',
    placedAt: new Date('2026-06-10T11:59:00.000Z'),
  })
  expect(cancelled).toMatchObject({
    status: 'cancelled',
    customer: before.customer,
    client: before.client,
    referral: before.referral,
  })
  expect(await read(1)).toMatchObject({
    customer: { sub: 'mihai', email: null, phone: null, addressKey: null },
    client: { ipKey: null },
    referral: { claimId: null },
  })
})

test('addresses and browsers are never kept as they were told', async () => {
  await put(1, {
    customer: { id: 'ana', address: 'Strada Florilor 5' },
    client: { ip: '203.0.113.7', userAgent: 'Firefox/140' },
  })

  const [row] = await server.database.query(
    'select to_jsonb(orders) as row from orders where shop_id = $1',
    [shop.id],
  )

  expect(JSON.stringify(row)).not.toMatch(/florilor|203\.0|firefox/i)
})

test('browsers are forgotten after ninety days', async () => {
  await put(1, { client: { ip: '203.0.113.7', userAgent: 'Firefox' } })
  server.clock.pass(89 * DAY)
  await server.runJobs()
  const before = await read(1)
  server.clock.pass(2 * DAY)

  await server.runJobs()

  expect(before.client.ipKey).not.toBeNull()
  expect((await read(1)).client).toEqual({ ipKey: null, agentKey: null })
})

const ANA = { id: 'ana', email: 'ana.r@gmail.com', phone: '+40 721 234 567' }

test.each<[string, z.input<typeof Order>['customer'], boolean]>([
  ['the same customer', { id: 'ana' }, false],
  ['a guest of the same e-mail', { email: 'anar+2@googlemail.com' }, false],
  ['another account of the same e-mail', { id: 'ana2', email: 'ANA.R@gmail.com' }, false],
  ['a guest of the same phone', { email: 'x@example.com', phone: '0721 234567' }, false],
  ['somebody else', { id: 'mihai', email: 'mihai@example.com', phone: '069 000 000' }, true],
  ['somebody of whom nothing is known', { id: 'ion' }, true],
])('after an order of Ana the first one of %s: %j', async (_, customer, expected) => {
  await put(1, { customer: ANA })
  await put(2, { customer })

  expect(await isFirst(1)).toBe(true)
  expect(await isFirst(2)).toBe(expected)
  const { id: customerId, email, phone } = customer
  const buyer = { customerId, email, phone, exceptOrderId: 'o2' }
  expect(await hasOrdered(server.database, shop.id, buyer)).toBe(!expected)
})

test('an order whose customer is known by e-mail from a sign-in alone counts for that e-mail', async () => {
  await put(1, { customer: { id: 'ana' } })
  await put(2, { customer: { id: 'ana', email: 'ana@example.com' }, status: 'placed' })

  expect(await hasOrdered(server.database, shop.id, { email: 'ANA@example.com' })).toBe(true)
})

test('an order that was not paid, was cancelled or went back whole is none', async () => {
  await put(1, { status: 'placed' })
  await put(2, { status: 'cancelled' })
  await put(3, {})
  await shop.refund('o3', 'r1', 3000)
  const partly = await hasOrdered(server.database, shop.id, { customerId: 'ana' })
  await shop.refund('o3', 'r2', 2000)

  await put(4, {})

  expect(partly).toBe(true)
  expect(await isFirst(4)).toBe(true)
})

test('an order that is told late is the first one all the same, and the later one no more', async () => {
  await put(2, {})
  const before = await isFirst(2)

  await put(1, {})

  expect([before, await isFirst(1), await isFirst(2)]).toEqual([true, true, false])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eraseCustomer, exportCustomer } from '../../../src/contract/customer.ts'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { brokenInvariants } from '../loyalty/invariants.fixture.ts'
import { addShopWith, bodyOf, give, problemOf, redeemFor } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { jwtProof, type TestShop } from '../testing/test-shop.ts'
import { fillEmailKeys } from './fill-email-keys.ts'
import { emailKeyOf } from './keys.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))

const ANA = { id: 'ana', email: 'Ana@example.com', name: 'Ana Rusu', phone: '069 123 456' }

function exported(shop: TestShop, customerId = 'ana'): Promise<unknown> {
  return bodyOf(shop.askAsServer(fillPath(exportCustomer.path, { customerId })))
}

function erase(shop: TestShop, customerId = 'ana'): Promise<Response> {
  return shop.askAsServer(fillPath(eraseCustomer.path, { customerId }), { method: 'DELETE' })
}

/** Bought, signed in from a known browser, and did something there. */
async function addAna(): Promise<TestShop> {
  const shop = await addShopWith(server)
  await shop.put('o1', {
    ...paidOrder(5000),
    customer: { ...ANA, address: 'Strada Florilor 5' },
    client: { ip: '203.0.113.7', userAgent: 'Firefox' },
    referral: { claimId: 'clm_1', visitorId: randomUUID() },
  })
  const visitorId = randomUUID()
  const proof = await jwtProof(shop, server.clock.now(), { email: ANA.email, name: ANA.name })
  await shop.askAsPage('/v1/session', {
    method: 'POST',
    body: { key: shop.publicKey, proof, visitorId },
  })
  return shop
}

/** Every text of every table, as a thief of a backup would search it. */
async function everythingKept(shop: TestShop): Promise<string> {
  const tables = await server.database.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = current_schema() and column_name = 'shop_id' and table_name <> 'shops'`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) =>
      server.database.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${name} t where shop_id = $1`,
        [shop.id],
      ),
    ),
  )
  return JSON.stringify(rows)
}

test('an export holds what every room keeps', async () => {
  const shop = await addAna()
  await give(shop, 500)

  expect(await exported(shop)).toMatchObject({
    customer: {
      customerId: 'ana',
      email: ANA.email,
      name: ANA.name,
      visitors: [expect.any(String)],
    },
    loyalty: {
      account: { available: 500, pending: 50 },
      history: [{ points: 50 }, { points: 500 }],
    },
    orders: [{ orderId: 'o1', phone: ANA.phone, lines: [{ productId: 'teapot' }] }],
    events: [],
  })
})

test('of somebody unknown there is nothing to export and nothing to erase', async () => {
  const shop = await server.addShop()

  const problem = await problemOf(
    shop.askAsServer(fillPath(exportCustomer.path, { customerId: 'nobody' })),
  )

  expect(problem.code).toBe('not_found')
  expect(await bodyOf(erase(shop, 'nobody'))).toEqual({ erased: false })
})

test('erasing leaves no trace of the person and every sum as it was', async () => {
  const shop = await addAna()
  await give(shop, 500)
  await redeemFor(shop)
  const sums = `select coalesce(sum(points), 0)::bigint as points, count(*) as rows from loyalty_ledger where shop_id = $1`
  const before = await server.database.query(sums, [shop.id])

  const answer = await bodyOf(erase(shop))

  expect(answer).toEqual({ erased: true })
  expect(await server.database.query(sums, [shop.id])).toEqual(before)
  expect(await everythingKept(shop)).not.toMatch(/ana@|rusu|"ana"|069 123|clm_1/i)
  expect(await bodyOf(erase(shop))).toEqual({ erased: false })
  await server.runJobs()
  expect(await brokenInvariants(server.database, shop.id)).toEqual([])
})

test('a session ends with its member, and a code nobody can claim any more with it', async () => {
  const shop = await addAna()
  await give(shop, 500)
  const { redemption } = await redeemFor(shop)
  const { token } = await shop.openSession('ana')
  const ask = (): Promise<Response> =>
    shop.askAsPage('/v1/loyalty/wallet', { headers: { authorization: `Bearer ${token}` } })
  const before = await ask()

  await erase(shop)
  await server.runJobs()

  expect(before.status).toBe(200)
  expect(await problemOf(ask())).toMatchObject({ code: 'session_expired' })
  const coupon = bodyOf(shop.askAsServer(`/v1/coupons/${redemption.code}`))
  expect(await coupon).toMatchObject({ status: 'disabled' })
  expect(await coupon).not.toHaveProperty('customerId')
})

test('who comes back after being erased begins anew', async () => {
  const shop = await addAna()
  await give(shop, 500)
  await erase(shop)

  await shop.put('o2', paidOrder(1000))

  expect(await shop.walletOf('ana')).toMatchObject({ available: 0, pending: 10 })
})

test('a guest is named by the e-mail, however it is written, and nobody else with it', async () => {
  const shop = await addAna()
  await shop.put('o2', { ...paidOrder(2000), customer: { email: 'ana@example.com', name: 'Ana' } })

  const guest = await exported(shop, 'ANA@example.com')
  const erased = await bodyOf(erase(shop, 'ana@example.com'))

  expect(guest).toMatchObject({ customer: { isGuest: true }, orders: [{ orderId: 'o2' }] })
  expect(erased).toEqual({ erased: true })
  expect(await exported(shop)).toMatchObject({ orders: [{ orderId: 'o1', email: ANA.email }] })
  expect(await bodyOf(erase(shop, 'ana@example.com'))).toEqual({ erased: false })
})

test('an e-mail in a path is not written into the log', async () => {
  const shop = await server.addShop()

  await erase(shop, 'ana@example.com')

  const paths = server.log.map(({ fields }) => fields['path'])
  expect(paths).toContain('/v1/customers/…')
})

test('erased and ordering at once end as one of the two, and nothing personal is left behind', async () => {
  for (let round = 0; round < 5; round++) {
    const shop = await addAna()

    const [order] = await Promise.all([
      shop.put('o2', { ...paidOrder(1000), customer: ANA }),
      erase(shop),
      shop.refund('o1', 'r1', 1000),
    ])

    expect([200, 503]).toContain(order.status)
    const [left] = await server.database.query<{ count: number }>(
      `select count(*)::bigint as count from orders join members using (shop_id, member_id)
        where shop_id = $1 and erased_at is not null and orders.email is not null`,
      [shop.id],
    )
    expect(left?.count).toBe(0)
  }
})

test('e-mails from before there were fingerprints get theirs', async () => {
  const shop = await server.addShop()
  await server.database.query(
    `insert into members (shop_id, member_id, sub, email, created_at) values ($1, 'm', 'ion', 'Ion@example.com', now()), ($1, 'n', 'nil', ' ', now())`,
    [shop.id],
  )

  await fillEmailKeys(server.database)

  const keys = await server.database.query(
    `select email_key as key from members where shop_id = $1 order by sub`,
    [shop.id],
  )
  expect(keys).toEqual([{ key: emailKeyOf(shop.fingerprintKey, 'ion@example.com') }, { key: '' }])
})

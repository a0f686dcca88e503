import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import {
  addReferralShop,
  bodyOf,
  changeRules,
  claim,
  friendOrder,
  homeOf,
  problemOf,
  signIn,
  tell,
} from './referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

function read(shop: TestShop, code: string, buyer: Record<string, string> = {}): Promise<Response> {
  return shop.askAsServer(`/v1/coupons/${encodeURIComponent(code)}?${new URLSearchParams(buyer)}`)
}

test('a personal code is worth at the till what the link gives', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  expect(await bodyOf(read(shop, code.toLowerCase()))).toMatchObject({
    code,
    status: 'active',
    value: { kind: 'amount' },
    minOrder: 3000,
    firstOrderOnly: true,
  })
})

test('whoever invites cannot use the code, as customer, by address or by phone', async () => {
  const shop = await addReferralShop(server)
  await signIn(server, shop, { sub: 'ana', email: 'ana@mail.example' })
  const customer = { id: 'ana', phone: '+373 69 123 456' }
  await tell(shop, 'a1', friendOrder(server, { customer, status: 'placed' }))
  const { code } = await homeOf(shop)
  const taken = await claim(shop, code)

  const buyers = [
    { customerId: 'ana' },
    { email: 'Ana+2@mail.example' },
    { phone: '0037369123456' },
  ]

  for (const buyer of buyers)
    for (const typed of [code, taken.code ?? ''])
      expect((await problemOf(read(shop, typed, buyer))).code).toBe('own_link')
})

test('a customer of before is told that it is for a first order', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await tell(shop, 'o1', friendOrder(server))

  const problem = await problemOf(read(shop, code, { email: 'maria@mail.example' }))

  expect(problem.code).toBe('not_new_customer')
})

test('using a personal code takes the invitation, also where the order does not repeat it', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const use = (orderId: string, email: string): Promise<unknown> =>
    bodyOf(
      shop.askAsServer(`/v1/coupons/${code}/use`, { method: 'POST', body: { orderId, email } }),
    )

  await use('o1', 'maria@mail.example')
  await use('o1', 'maria@mail.example')
  await use('o2', 'ion@mail.example')
  await tell(shop, 'o1', friendOrder(server))
  await tell(shop, 'o2', friendOrder(server, { customer: { email: 'ion@mail.example' } }))

  expect((await homeOf(shop)).counts).toMatchObject({ claimed: 2, ordered: 2 })
})

test('while the programme rests a personal code is no code', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await changeRules(server, shop, { status: 'paused' })

  expect((await problemOf(read(shop, code))).code).toBe('not_found')
})

test('points for the friend of a typed code are paid once, when the goods are kept', async () => {
  const shop = await addReferralShop(server, { friendReward: { kind: 'points', points: 200 } })
  const { code } = await homeOf(shop)
  const before = await shop.walletOf('maria')
  const customer = { id: 'maria', email: 'maria@mail.example' }
  await bodyOf(
    shop.askAsServer(`/v1/coupons/${code}/use`, {
      method: 'POST',
      body: { orderId: 'o1', customerId: 'maria' },
    }),
  )
  await tell(shop, 'o1', friendOrder(server, { customer, codes: [code] }))

  server.clock.pass(20 * 86_400_000)
  await server.runJobs()
  await server.runJobs()
  server.clock.pass(3_600_000)
  await server.runJobs()

  // Fifty for the order, two hundred for coming.
  expect(before.available).toBe(0)
  expect(await shop.walletOf('maria')).toMatchObject({ available: 250, pending: 0 })
})

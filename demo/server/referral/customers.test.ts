import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import {
  addReferralShop,
  askToClaim,
  bodyOf,
  casesOf,
  claim,
  claimAs,
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

const FIVE_OFF = { kind: 'amount', off: { minor: 500, currency: 'EUR' } } as const

function erase(shop: TestShop, customer: string): Promise<unknown> {
  return bodyOf(shop.askAsServer(`/v1/customers/${customer}`, { method: 'DELETE' }))
}

async function everythingOf(shop: TestShop): Promise<string> {
  const tables = ['advocates', 'codes', 'claims', 'claim_keys', 'requests', 'rewards']
  const rows = await Promise.all(
    tables.map((table) =>
      server.database.query(`select * from referral_${table} where shop_id = $1`, [shop.id]),
    ),
  )
  return JSON.stringify(rows)
}

test('an advocate who is erased stops inviting, and the friend keeps the code', async () => {
  const shop = await addReferralShop(server, { advocateReward: FIVE_OFF })
  await signIn(server, shop, { sub: 'ana', email: 'ana@mail.example', name: 'Ana Rusu' })
  const { code } = await homeOf(shop)
  const taken = await claim(shop, code, { email: 'maria@mail.example' })

  await erase(shop, 'ana')

  expect((await problemOf(askToClaim(shop, code))).code).toBe('unknown_referral')
  expect(await bodyOf(shop.askAsServer(`/v1/coupons/${taken.code}`))).toMatchObject({
    status: 'active',
  })
  expect(await everythingOf(shop)).not.toContain(code)
  expect(await everythingOf(shop)).not.toContain('Ana')
})

test('the code of somebody erased is nobody else’s', async () => {
  const shop = await addReferralShop(server)
  const choose = (sub: string): Promise<Response> =>
    shop.askAsMember(sub, '/v1/referral/code', { method: 'PUT', body: { code: 'ana-tea' } })
  await bodyOf(choose('ana'))
  await erase(shop, 'ana')

  expect((await problemOf(choose('ben'))).code).toBe('code_taken')
})

test('a friend who is erased is nobody in particular to the advocate, who keeps the reward', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claimAs(shop, 'maria', code)
  const customer = { id: 'maria', email: 'maria@mail.example', name: 'Maria Pop' }
  await tell(shop, 'o1', friendOrder(server, { customer }))
  server.clock.pass(20 * DAY)
  await server.runJobs()

  await erase(shop, 'maria')

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded', mask: '•••' }])
  expect(await shop.walletOf('ana')).toMatchObject({ available: 500 })
  expect(await everythingOf(shop)).not.toMatch(/maria|Maria/)
  const [found] = await casesOf(shop)
  expect(found?.friend).toEqual({})
})

test('an open invitation of somebody erased goes on without them', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await tell(shop, 'o1', friendOrder(server, { codes: [code] }))

  await erase(shop, 'ana')
  server.clock.pass(20 * DAY)
  await server.runJobs()

  const found = await casesOf(shop)
  expect(found).toMatchObject([{ advocate: { code: '' }, orderId: 'o1' }])
})

test('the export tells a customer what they gave and got, and nothing of who their friends are', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await tell(shop, 'o1', friendOrder(server, { codes: [code] }))

  const file = await bodyOf(shop.askAsServer('/v1/customers/ana/export'))

  expect(file).toMatchObject({
    referral: { codes: [{ code, isOwn: false }], invited: [{ status: 'pending' }], taken: [] },
  })
  expect(JSON.stringify(file)).not.toMatch(/maria|Maria/)
})

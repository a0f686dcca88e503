import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import {
  addReferralShop,
  askToClaim,
  askToClaimAs,
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
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

const PHONE_AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/605.1.15'
const LAPTOP_AGENT = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15'
const HOME = { address: '12 Strada Florilor, Chișinău' }
const WIFI = '198.51.100.20'

/** Ana has bought from her laptop at home, and invites. */
async function addAna(): Promise<{ shop: TestShop; code: string }> {
  const shop = await addReferralShop(server)
  const ana = {
    id: 'ana',
    email: 'ana@gmail.com',
    name: 'Ana Rusu',
    phone: '+373 69 123 456',
    ...HOME,
  }
  await signIn(server, shop, { sub: 'ana', email: ana.email, name: ana.name })
  const client = { ip: WIFI, userAgent: LAPTOP_AGENT }
  await tell(shop, 'ana-1', friendOrder(server, { customer: ana, client }))
  return { shop, code: (await homeOf(shop)).code }
}

test('one’s own link, signed in, is refused with the reason', async () => {
  const { shop, code } = await addAna()

  expect((await problemOf(askToClaimAs(shop, 'ana', code))).code).toBe('own_link')
})

test.each(['Ana+x@gmail.com', 'a.n.a@googlemail.com', 'ANA@GMAIL.COM'])(
  'one’s own address written as %s is refused with the reason',
  async (email) => {
    const { shop, code } = await addAna()

    expect((await problemOf(askToClaim(shop, code, { email }))).code).toBe('own_link')
  },
)

test('one’s own phone on the order is refused with the reason', async () => {
  const { shop, code } = await addAna()
  const taken = await claim(shop, code)
  const customer = { email: 'other@mail.example', phone: '0037369123456' }

  await tell(shop, 'o1', friendOrder(server, { customer, codes: [taken.code ?? ''] }))

  const [friend] = (await homeOf(shop)).friends
  expect(friend).toMatchObject({ status: 'rejected', reason: 'own_link' })
})

test('incognito on the same device, sent to the same address, goes to review', async () => {
  const { shop, code } = await addAna()
  const taken = await claim(shop, code, { ip: WIFI, agent: LAPTOP_AGENT })
  const customer = { email: 'other@mail.example', name: 'Olga Ceban', ...HOME }
  const client = { ip: WIFI, userAgent: LAPTOP_AGENT }

  await tell(shop, 'o1', friendOrder(server, { customer, client, codes: [taken.code ?? ''] }))

  const [found] = await casesOf(shop, '?status=review')
  expect(found?.flags).toEqual(['same_address', 'same_device'])
  const until = found?.until ?? ''
  expect(new Date(until).getTime()).toBe(server.clock.now().getTime() + 7 * DAY)
})

test('inviting whoever invited one is refused', async () => {
  const { shop, code } = await addAna()
  await signIn(server, shop, { sub: 'ben', email: 'ben@mail.example' })
  await claimAs(shop, 'ben', code)
  const ben = await homeOf(shop, 'ben')
  await signIn(server, shop, { sub: 'clara', email: 'clara@mail.example' })
  await claimAs(shop, 'clara', ben.code)
  const clara = await homeOf(shop, 'clara')
  const anaAgain = { customer: { email: 'ana@gmail.com' }, codes: [clara.code] }

  const direct = await problemOf(askToClaim(shop, ben.code, { email: 'ana@gmail.com' }))
  await tell(shop, 'o9', friendOrder(server, anaAgain))

  expect(direct.code).toBe('not_eligible')
  const [ring] = await casesOf(shop, '?status=rejected')
  expect(ring?.blocks).toContain('loop')
})

test('a flatmate on the same Wi-Fi and address with a device of their own is accepted', async () => {
  const { shop, code } = await addAna()
  const taken = await claim(shop, code, { ip: WIFI, agent: PHONE_AGENT })
  const customer = { email: 'flatmate@mail.example', name: 'Dan Munteanu', ...HOME }
  const client = { ip: WIFI, userAgent: PHONE_AGENT }

  await tell(shop, 'o1', friendOrder(server, { customer, client, codes: [taken.code ?? ''] }))

  const [found] = await casesOf(shop)
  expect(found).toMatchObject({ status: 'pending', flags: ['same_address'], blocks: [] })
  server.clock.pass(16 * DAY)
  await server.runJobs()
  expect((await homeOf(shop)).friends[0]).toMatchObject({ status: 'rewarded' })
})

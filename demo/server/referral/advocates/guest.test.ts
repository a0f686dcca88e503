import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAsGuest, ReferralHome } from '../../../../widgets/referral/contract.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import {
  addReferralShop,
  askAsMerchant,
  askToClaim,
  bodyOf,
  friendOrder,
  homeOf,
  problemOf,
  signIn,
  tell,
} from '../referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

interface Start {
  readonly email?: string
  readonly name?: string
  readonly key?: string
}

function askToStart(
  shop: TestShop,
  { email = 'gina@mail.example', name, key = randomUUID() }: Start = {},
): Promise<Response> {
  return shop.askAsPage('/v1/referral/guests', {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: { key: shop.publicKey, email, ...(name && { name }) },
  })
}

async function start(shop: TestShop, options: Start = {}) {
  return startAsGuest.response.parse(await bodyOf(askToStart(shop, options)))
}

function askHome(shop: TestShop, token: string): Promise<Response> {
  const body = { key: shop.publicKey, token }
  return shop.askAsPage('/v1/referral/guests/home', { method: 'POST', body })
}

async function guestHome(shop: TestShop, token: string): Promise<ReferralHome> {
  return ReferralHome.parse(await bodyOf(askHome(shop, token)))
}

async function inviteAndPay(shop: TestShop, code: string): Promise<void> {
  await tell(shop, 'o1', friendOrder(server, { codes: [code] }))
  server.clock.pass(20 * DAY)
  await server.runJobs()
}

test('a guest gets a link, and sees friends by the token alone', async () => {
  const shop = await addReferralShop(server)
  const { token, home } = await start(shop, { name: 'Gina' })

  await tell(shop, 'o1', friendOrder(server, { codes: [home.code] }))

  expect(home).toMatchObject({ friends: [], name: { shown: true, first: 'Gina' } })
  expect((await guestHome(shop, token)).friends).toMatchObject([{ status: 'pending' }])
  expect((await problemOf(askHome(shop, `${token}x`))).code).toBe('not_found')
})

test('the same key gets the same link and token, though neither token nor address is kept', async () => {
  const shop = await addReferralShop(server)
  const key = randomUUID()
  const first = await start(shop, { key })

  const second = await start(shop, { key })

  expect(second).toEqual(first)
  const rows = await server.database.query('select * from referral_advocates where shop_id = $1', [
    shop.id,
  ])
  expect(JSON.stringify(rows)).not.toContain(first.token)
  expect(JSON.stringify(rows)).not.toContain('gina@mail.example')
})

test('an address that is known gets the same kind of answer as any other', async () => {
  const shop = await addReferralShop(server)
  await signIn(server, shop, { sub: 'gina', email: 'gina@mail.example', name: 'Gina Popa' })
  const member = await homeOf(shop, 'gina')
  const earlier = await start(shop)
  await inviteAndPay(shop, earlier.home.code)

  const { home } = await start(shop)

  expect(home).toMatchObject({
    friends: [],
    rewards: [],
    cap: { left: 10 },
    name: { shown: false },
  })
  expect(home.name).not.toHaveProperty('first')
  expect([member.code, earlier.home.code]).not.toContain(home.code)
})

test('points of a guest wait until the shop vouches for the address', async () => {
  const shop = await addReferralShop(server)
  const { token, home } = await start(shop)
  await inviteAndPay(shop, home.code)
  const waiting = await guestHome(shop, token)

  await signIn(server, shop, { sub: 'gina', email: 'Gina+shop@mail.example', name: 'Gina Popa' })
  await server.runJobs()

  expect(waiting.friends).toMatchObject([{ status: 'approved' }])
  const adopted = await homeOf(shop, 'gina')
  expect(adopted).toMatchObject({ code: home.code, friends: [{ status: 'rewarded' }] })
  expect(await shop.walletOf('gina')).toMatchObject({ available: 500 })
  expect((await problemOf(askHome(shop, token))).code).toBe('not_found')
})

test('an order of the account vouches for the address too', async () => {
  const shop = await addReferralShop(server)
  const { home } = await start(shop)
  await tell(shop, 'o1', friendOrder(server, { codes: [home.code] }))
  const customer = { id: 'gina', email: 'gina@mail.example' }

  await tell(shop, 'o2', friendOrder(server, { customer }))

  expect(await homeOf(shop, 'gina')).toMatchObject({ code: home.code, counts: { claimed: 1 } })
})

test('an address that is only typed adopts nothing', async () => {
  const shop = await addReferralShop(server)
  const { token, home } = await start(shop)
  await askToClaim(shop, (await homeOf(shop, 'ana')).code, { email: 'gina@mail.example' })

  await tell(shop, 'o2', friendOrder(server, { customer: { email: 'gina@mail.example' } }))

  expect((await guestHome(shop, token)).code).toBe(home.code)
})

test('points that wait are not paid when the goods come back first', async () => {
  const shop = await addReferralShop(server)
  const { home } = await start(shop)
  await inviteAndPay(shop, home.code)

  await shop.refund('o1', 'r1', 5000)
  await shop.refund('o1', 'r2', 100)
  await signIn(server, shop, { sub: 'gina', email: 'gina@mail.example' })
  await server.runJobs()

  expect((await homeOf(shop, 'gina')).friends).toMatchObject([
    { status: 'rejected', reason: 'refunded' },
  ])
  expect(await shop.walletOf('gina')).toMatchObject({ available: 0 })
})

test('points that were dropped are paid after all when the order turns out to be kept', async () => {
  const shop = await addReferralShop(server)
  const { home } = await start(shop)
  const order = friendOrder(server, { codes: [home.code] })
  await inviteAndPay(shop, home.code)
  await tell(shop, 'o1', { ...order, version: 2, status: 'cancelled' })
  await tell(shop, 'o1', { ...order, version: 3 })
  await server.runJobs()

  await signIn(server, shop, { sub: 'gina', email: 'gina@mail.example' })
  await server.runJobs()

  expect((await homeOf(shop, 'gina')).friends).toMatchObject([{ status: 'rewarded' }])
  expect(await shop.walletOf('gina')).toMatchObject({ available: 500 })
})

test('a code for a guest is there at once, for the token to show', async () => {
  const value = { kind: 'amount', off: { minor: 500, currency: 'EUR' } } as const
  const shop = await addReferralShop(server, { advocateReward: value })
  const { token, home } = await start(shop)

  await inviteAndPay(shop, home.code)

  expect(await guestHome(shop, token)).toMatchObject({
    friends: [{ status: 'rewarded' }],
    rewards: [{ value, code: expect.any(String) }],
  })
})

test('a guest is not their own friend', async () => {
  const shop = await addReferralShop(server)
  const { home } = await start(shop)

  const problem = await problemOf(askToClaim(shop, home.code, { email: 'gina@mail.example' }))

  expect(problem.code).toBe('own_link')
})

test('an address on the block list, a shop without guests and a paused one are refused', async () => {
  const closed = await addReferralShop(server, { guests: false })
  const paused = await addReferralShop(server, { status: 'paused' })
  const shop = await addReferralShop(server)
  const body = { kind: 'domain', value: 'mail.example', blocked: true }
  await bodyOf(askAsMerchant(shop, '/blocks', { method: 'PUT', body }))

  expect((await problemOf(askToStart(closed))).code).toBe('not_found')
  expect((await problemOf(askToStart(paused))).code).toBe('program_paused')
  expect(await problemOf(askToStart(shop))).toMatchObject({
    code: 'not_eligible',
    params: { contact: 'help@shop.example' },
  })
})

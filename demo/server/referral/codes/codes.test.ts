import { afterAll, beforeAll, expect, test } from 'vitest'
import { Session } from '../../../../src/contract/session.ts'
import { ReferralHome } from '../../../../widgets/referral/contract.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import { datedHmac, type TestShop } from '../../testing/test-shop.ts'
import {
  addReferralShop,
  bodyOf,
  changeRules,
  claim,
  friendOrder,
  homeOf,
  problemOf,
  tell,
} from '../referral.fixture.ts'
import { makeCode } from './made-code.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

function askForCode(shop: TestShop, code: string, sub = 'ana'): Promise<Response> {
  return shop.askAsMember(sub, '/v1/referral/code', { method: 'PUT', body: { code } })
}

async function choose(shop: TestShop, code: string, sub = 'ana'): Promise<ReferralHome> {
  return ReferralHome.parse(await bodyOf(askForCode(shop, code, sub)))
}

test('made codes can be read out, and spell no words', () => {
  const codes = Array.from({ length: 200 }, makeCode)

  for (const code of codes) expect(code).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$/)
  expect(new Set(codes).size).toBe(200)
})

test('the code a member chose stands in the link, and those of before go on working', async () => {
  const shop = await addReferralShop(server)
  const before = await homeOf(shop)

  const after = await choose(shop, 'ana-tea')

  expect(after.revision).toBeGreaterThan(before.revision)
  expect(after.link).toBe('https://shop.example/welcome?from=friend&ref=ANA-TEA')
  await claim(shop, before.code, { email: 'maria@mail.example' })
  await claim(shop, 'Ána tea', { email: 'ion@mail.example' })
  await tell(
    shop,
    'o1',
    friendOrder(server, { codes: ['anatea'], customer: { email: 'x@mail.example' } }),
  )
  expect((await homeOf(shop)).counts.claimed).toBe(3)
})

test('a code somebody has is taken, however it is written', async () => {
  const shop = await addReferralShop(server)
  await choose(shop, 'ana-tea', 'ana')

  expect((await problemOf(askForCode(shop, 'ÁNATEA', 'ben'))).code).toBe('code_taken')
})

test('two who choose the same code at once: one has it', async () => {
  const shop = await addReferralShop(server)
  await Promise.all(['ana', 'ben'].map((sub) => homeOf(shop, sub)))

  const answers = await Promise.all(['ana', 'ben'].map((sub) => askForCode(shop, 'tea-time', sub)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test.each([
  [' a ', 'length'],
  ['a'.repeat(31), 'length'],
  ['a b!c', 'characters'],
  ['admin', 'forbidden'],
])('%s cannot be a code: %s', async (typed, reason) => {
  const shop = await addReferralShop(server)

  expect(await problemOf(askForCode(shop, typed))).toMatchObject({
    code: 'code_unfit',
    params: { reason },
  })
})

test('a code can be changed three times in thirty days, and back at any time', async () => {
  const shop = await addReferralShop(server)
  for (const code of ['tea-one', 'tea-two', 'tea-three']) await choose(shop, code)
  const resetsAt = new Date(server.clock.now().getTime() + 30 * DAY).toISOString()

  const refused = await problemOf(askForCode(shop, 'tea-four'))
  const back = await choose(shop, 'tea-one')
  server.clock.pass(31 * DAY)

  expect(refused).toMatchObject({ code: 'limit_reached', params: { resetsAt } })
  expect(back.code).toBe('TEA-ONE')
  expect((await choose(shop, 'tea-four')).code).toBe('TEA-FOUR')
})

test('the link leads to the shop’s own address, not to where it is tested', async () => {
  const origins = ['https://staging.shop.example', 'http://shop.example', 'https://shop.example']
  const shop = await server.addShop({ origins })
  await changeRules(server, shop, {})

  expect((await homeOf(shop)).link).toMatch(/^https:\/\/shop\.example\/welcome/)
})

test('on the developer’s own machine the link leads to the port that asks', async () => {
  const shop = await server.addShop({ origins: ['http://localhost:*'] })
  await changeRules(server, shop, {})
  const origin = 'http://localhost:4400'
  const body = { key: shop.publicKey, proof: datedHmac(shop, 'ana', server.clock.now()) }
  const opened = shop.askAsPage('/v1/session', { method: 'POST', body, headers: { origin } })
  const { token } = Session.parse(await bodyOf(opened))
  const headers = { authorization: `Bearer ${token}`, origin }

  const home = ReferralHome.parse(await bodyOf(shop.askAsPage('/v1/referral/home', { headers })))

  expect(home.link).toMatch(/^http:\/\/localhost:4400\/welcome/)
})

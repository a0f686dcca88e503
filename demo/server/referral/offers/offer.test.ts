import { afterAll, beforeAll, expect, test } from 'vitest'
import { ReferralOffer } from '../../../../widgets/referral/contract.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import {
  addReferralShop,
  askAsMerchant,
  bodyOf,
  changeRules,
  headersOf,
  homeOf,
  problemOf,
  signIn,
} from '../referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

function ask(
  shop: TestShop,
  code: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Response> {
  const path = `/v1/referral/offers/${encodeURIComponent(code)}?key=${shop.publicKey}`
  return shop.askAsPage(path, { method, headers: { ...headersOf({}), ...headers } })
}

async function visitsOf(shop: TestShop): Promise<unknown> {
  const numbers = (await bodyOf(askAsMerchant(shop, '/numbers'))) as {
    recent: { visited: number }
  }
  return numbers.recent.visited
}

test('an invitation says what it gives and on which conditions', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  const offer = ReferralOffer.parse(await bodyOf(ask(shop, code)))

  expect(offer).toEqual({
    code,
    reward: { kind: 'amount', off: { minor: 1000, currency: 'EUR' } },
    minOrder: { minor: 3000, currency: 'EUR' },
    claimDays: 30,
    emailNeeded: false,
    contact: 'help@shop.example',
  })
})

test('who invites is said by the first name, only if both advocate and shop allow it', async () => {
  const shop = await addReferralShop(server)
  await signIn(server, shop, { sub: 'ana', email: 'ana@mail.example', name: 'Ana Rusu' })
  const { code, name } = await homeOf(shop)
  const silent = await bodyOf(ask(shop, code))
  const body = { shown: true }
  await bodyOf(shop.askAsMember('ana', '/v1/referral/name', { method: 'PUT', body }))
  const named = await bodyOf(ask(shop, code))
  await changeRules(server, shop, { names: false })
  const forbidden = await bodyOf(ask(shop, code))

  expect(name).toEqual({ shown: false, first: 'Ana' })
  expect(silent).not.toHaveProperty('advocateName')
  expect(named).toMatchObject({ advocateName: 'Ana' })
  expect(forbidden).not.toHaveProperty('advocateName')
})

test('a name that is an address is never shown', async () => {
  const shop = await addReferralShop(server)
  await signIn(server, shop, { sub: 'ana', email: 'ana@mail.example', name: 'ana@mail.example' })
  const body = { shown: true }
  await bodyOf(shop.askAsMember('ana', '/v1/referral/name', { method: 'PUT', body }))

  expect(await bodyOf(ask(shop, (await homeOf(shop)).code))).not.toHaveProperty('advocateName')
})

test('a visit counts once for a browser and a day', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const other = { 'x-forwarded-for': '198.51.100.7' }

  for (const headers of [{}, {}, other]) await ask(shop, code, headers)
  const sameDay = await visitsOf(shop)
  server.clock.pass(DAY)
  await ask(shop, code)

  expect(sameDay).toBe(2)
  expect(await visitsOf(shop)).toBe(3)
})

test.each<[string, Record<string, string>]>([
  ['a link preview', { 'user-agent': 'facebookexternalhit/1.1' }],
  ['a messenger’s preview', { 'user-agent': 'WhatsApp/2.23.20.0' }],
  ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
  ['a browser without a head', { 'user-agent': 'Mozilla/5.0 HeadlessChrome/140.0' }],
  ['a prerendered page', { 'sec-purpose': 'prefetch;prerender' }],
  ['a prefetch', { 'sec-purpose': 'prefetch' }],
  ['a prefetch of an older browser', { purpose: 'prefetch' }],
  ['a frame', { 'sec-fetch-dest': 'iframe' }],
  ['an image', { 'sec-fetch-dest': 'image' }],
  ['a script without a name', { 'user-agent': '' }],
])('%s gets the offer and counts as no visit', async (_, headers) => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  const answer = await ask(shop, code, headers)

  expect(answer.status).toBe(200)
  expect(await visitsOf(shop)).toBe(0)
})

test('a HEAD request counts as no visit', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  await ask(shop, code, {}, 'HEAD')

  expect(await visitsOf(shop)).toBe(0)
})

test('looking takes nothing', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  for (let look = 0; look < 5; look++) await ask(shop, code)

  expect((await homeOf(shop)).counts.claimed).toBe(0)
})

test('a shop without a programme, a draft, a paused one and a blocked code are told apart from an offer', async () => {
  const none = await server.addShop()
  const draft = await addReferralShop(server, { status: 'draft' })
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const other = await homeOf(shop, 'ben')
  const body = { kind: 'code', value: code.toLowerCase(), blocked: true }
  await bodyOf(askAsMerchant(shop, '/blocks', { method: 'PUT', body }))
  const blocked = await problemOf(ask(shop, code))
  await changeRules(server, shop, { status: 'paused' })

  expect((await problemOf(ask(none, 'abc'))).code).toBe('not_found')
  expect((await problemOf(ask(draft, 'abc'))).code).toBe('not_found')
  expect(blocked.code).toBe('unknown_referral')
  expect((await problemOf(ask(shop, other.code))).code).toBe('program_paused')
})

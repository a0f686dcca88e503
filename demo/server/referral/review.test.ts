import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ReferralCase } from '../../../widgets/referral/contract.ts'
import { DAY, MINUTE, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import {
  addReferralShop,
  askAsMerchant,
  bodyOf,
  casesOf,
  claim,
  friendOrder,
  homeOf,
  problemOf,
  tell,
} from './referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

const DEVICE = { ip: '198.51.100.20', userAgent: 'Mozilla/5.0 (Macintosh) Safari/605.1.15' }
const ADDRESS = '12 Strada Florilor'

/** One device and one address for both: two flags. */
async function inReview(): Promise<{ shop: TestShop; found: ReferralCase }> {
  const shop = await addReferralShop(server)
  const ana = { id: 'ana', email: 'ana@mail.example', address: ADDRESS }
  await tell(shop, 'ana-1', friendOrder(server, { customer: ana, client: DEVICE }))
  const { code } = await homeOf(shop)
  const customer = { email: 'maria@mail.example', name: 'Maria Pop', address: ADDRESS }
  await tell(shop, 'o1', friendOrder(server, { customer, client: DEVICE, codes: [code] }))
  const [found] = await casesOf(shop, '?status=review')
  if (!found) throw new Error('Nothing is in review.')
  return { shop, found }
}

function decideOn(
  shop: TestShop,
  { claimId }: ReferralCase,
  decision: 'approve' | 'reject',
): Promise<Response> {
  const body = { decision, note: 'Rang them up.' }
  return askAsMerchant(shop, `/cases/${claimId}/decision`, { method: 'POST', body })
}

async function passDays(days: number): Promise<void> {
  server.clock.pass(days * DAY)
  await server.runJobs()
}

test('a person lets it pass: it waits on, and is paid', async () => {
  const { shop, found } = await inReview()

  const decided = await bodyOf(decideOn(shop, found, 'approve'))
  await passDays(16)

  expect(decided).toMatchObject({ status: 'pending', note: 'Rang them up.' })
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
})

test('a person rejects it: nothing is paid, and the advocate is not told how it was found', async () => {
  const { shop, found } = await inReview()

  await bodyOf(decideOn(shop, found, 'reject'))
  await passDays(20)

  expect((await homeOf(shop)).friends).toMatchObject([
    { status: 'rejected', reason: 'not_eligible' },
  ])
})

test('nobody decides: after seven days two flags pass', async () => {
  const { shop } = await inReview()

  await passDays(7)
  const afterReview = (await homeOf(shop)).friends
  await passDays(9)

  expect(afterReview).toMatchObject([{ status: 'pending' }])
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
})

test('the same word again is no mistake; another one comes too late', async () => {
  const { shop, found } = await inReview()
  await bodyOf(decideOn(shop, found, 'approve'))

  const again = await decideOn(shop, found, 'approve')
  const other = await problemOf(decideOn(shop, found, 'reject'))

  expect(again.status).toBe(200)
  expect(other).toMatchObject({ code: 'already_decided', params: { status: 'pending' } })
})

test('the shop’s own server may think again until it is paid', async () => {
  const { shop, found } = await inReview()
  const path = `/v1/referral/claims/${found.claimId}/decision`
  const say = (decision: string): Promise<Response> =>
    shop.askAsServer(path, { method: 'POST', body: { decision } })
  await bodyOf(say('reject'))
  await bodyOf(say('approve'))
  await passDays(16)

  const late = await problemOf(say('reject'))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
  expect(late).toMatchObject({ code: 'already_decided', params: { status: 'rewarded' } })
})

test('an invitation of nobody’s is not found', async () => {
  const shop = await addReferralShop(server)
  const body = { decision: 'approve' }

  const problem = await problemOf(
    askAsMerchant(shop, '/cases/clm_x/decision', { method: 'POST', body }),
  )

  expect(problem.code).toBe('not_found')
})

test('rejected before the order, the friend’s code stops', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const taken = await claim(shop, code)
  const [found] = await casesOf(shop)
  if (!found) throw new Error('There is no case.')

  await bodyOf(decideOn(shop, found, 'reject'))

  const coupon = await bodyOf(shop.askAsServer(`/v1/coupons/${taken.code}`))
  expect(coupon).toMatchObject({ status: 'disabled' })
})

let merchant: Server | undefined
afterEach(() => void merchant?.close())

/** The shop’s own server, which answers as told and keeps what it was asked. */
async function listen(shop: TestShop, status: () => number): Promise<Record<string, unknown>[]> {
  const asked: Record<string, unknown>[] = []
  merchant = createServer((request, response) => {
    void readAll(request).then((text) => {
      const body = JSON.parse(text) as Record<string, unknown>
      if (body['type'] === 'referral.validate') asked.push(body)
      response.writeHead(body['type'] === 'referral.validate' ? status() : 200).end()
    })
  })
  await new Promise<void>((resolve) => merchant?.listen(0, '127.0.0.1', resolve))
  // Safe: a server that listens on a port has an address with one.
  const { port } = merchant.address() as AddressInfo
  const body = { url: `http://127.0.0.1:${port}/hook`, validatesReferrals: true }
  await bodyOf(shop.askAsServer('/v1/webhook', { method: 'PUT', body }))
  return asked
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

async function invited(): Promise<TestShop> {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await tell(shop, 'o1', friendOrder(server, { codes: [code] }))
  return shop
}

test('the merchant’s server says yes: it is paid', async () => {
  const shop = await invited()
  const asked = await listen(shop, () => 200)

  await passDays(16)

  expect(asked).toMatchObject([{ customerId: 'ana', data: { status: 'pending', orderId: 'o1' } }])
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
})

test('the merchant’s server says no: it is rejected', async () => {
  const shop = await invited()
  await listen(shop, () => 400)

  await passDays(16)

  expect((await homeOf(shop)).friends).toMatchObject([
    { status: 'rejected', reason: 'not_eligible' },
  ])
})

test('the merchant’s server says nothing for 72 hours: it is paid then, and not before', async () => {
  const shop = await invited()
  const asked = await listen(shop, () => 503)
  await passDays(16)
  await passDays(2)
  const waiting = (await homeOf(shop)).friends

  await passDays(1)
  server.clock.pass(MINUTE)

  expect(waiting).toMatchObject([{ status: 'pending' }])
  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rewarded' }])
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
})

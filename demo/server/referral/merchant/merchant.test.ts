import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import {
  addReferralShop,
  askAsMerchant,
  askToClaim,
  bodyOf,
  casesOf,
  claim,
  friendOrder,
  homeOf,
  problemOf,
  tell,
} from '../referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

interface Page {
  readonly items: readonly { claimId: string; status: string; claimedAt: string }[]
  readonly nextCursor: string | null
}

const DEVICE = { ip: '198.51.100.20', userAgent: 'Mozilla/5.0 (Macintosh) Safari/605.1.15' }

test('what waits for a person comes first, the oldest of it before the others, then the newest', async () => {
  const shop = await addReferralShop(server)
  const ana = { id: 'ana', email: 'ana@mail.example', address: '12 Strada Florilor' }
  await tell(shop, 'ana-1', friendOrder(server, { customer: ana, client: DEVICE }))
  const { code } = await homeOf(shop)
  for (const name of ['maria', 'ion', 'dan', 'eva']) {
    server.clock.pass(DAY)
    const isClose = name === 'maria' || name === 'dan'
    const customer = { email: `${name}@mail.example`, ...(isClose && { address: ana.address }) }
    const order = { customer, codes: [code], ...(isClose && { client: DEVICE }) }
    await tell(shop, name, friendOrder(server, order))
  }

  const cases = await casesOf(shop)

  expect(cases.map(({ friend, status }) => [friend.email, status])).toEqual([
    ['maria@mail.example', 'review'],
    ['dan@mail.example', 'review'],
    ['eva@mail.example', 'pending'],
    ['ion@mail.example', 'pending'],
  ])
})

test('cases and friends are read on, page by page, each once', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  for (let index = 0; index < 60; index++) {
    if (index % 7 === 0) server.clock.pass(1000)
    await claim(shop, code, { email: `friend${index}@mail.example`, ip: `198.51.100.${index}` })
  }

  const first = (await bodyOf(askAsMerchant(shop, '/cases'))) as Page
  const second = (await bodyOf(askAsMerchant(shop, `/cases?cursor=${first.nextCursor}`))) as Page
  const home = await homeOf(shop)
  const path = `/v1/referral/friends?cursor=${home.nextCursor}`
  const rest = (await bodyOf(shop.askAsMember('ana', path))) as { items: { id: string }[] }

  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 10, null])
  expect(new Set([...first.items, ...second.items].map(({ claimId }) => claimId)).size).toBe(60)
  expect(new Set([...home.friends, ...rest.items].map(({ id }) => id)).size).toBe(60)
})

test('a cursor of somebody’s own making reads from the start', async () => {
  const shop = await addReferralShop(server)
  await claim(shop, (await homeOf(shop)).code)

  const cases = await casesOf(shop, '?cursor=nonsense')

  expect(cases).toHaveLength(1)
})

test('a merchant sees nothing of another shop', async () => {
  const [shop, other] = [await addReferralShop(server), await addReferralShop(server)]
  await claim(shop, (await homeOf(shop)).code)
  const [mine] = await casesOf(shop)
  const body = { decision: 'reject' }

  const decided = askAsMerchant(other, `/cases/${mine?.claimId}/decision`, { method: 'POST', body })

  expect(await casesOf(other)).toEqual([])
  expect((await problemOf(decided)).code).toBe('not_found')
})

test('numbers count friends from the look to the reward, and what they kept', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claim(shop, code, { email: 'one@mail.example' })
  for (const name of ['two', 'three'])
    await tell(
      shop,
      name,
      friendOrder(server, { codes: [code], customer: { email: `${name}@mail.example` } }),
    )
  await shop.refund('two', 'r1', 1000)
  await shop.refund('three', 'r1', 5000)
  server.clock.pass(20 * DAY)
  await server.runJobs()

  const numbers = await bodyOf(askAsMerchant(shop, '/numbers'))

  const funnel = { visited: 0, claimed: 3, ordered: 2, rewarded: 1 }
  expect(numbers).toEqual({
    days: 30,
    recent: funnel,
    ever: funnel,
    waiting: 0,
    inReview: 0,
    rejected: 1,
    revenue: { minor: 4000, currency: 'EUR' },
    advocates: 1,
  })
})

test('whoever is on the block list is refused without being told why, and not once taken off', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const set = (kind: string, value: string, blocked: boolean): Promise<unknown> =>
    bodyOf(askAsMerchant(shop, '/blocks', { method: 'PUT', body: { kind, value, blocked } }))
  await set('email', 'Mallory+1@Gmail.com', true)
  const list = await set('domain', '@coupons.example', true)
  const refuse = (email: string): Promise<unknown> => problemOf(askToClaim(shop, code, { email }))

  expect(list).toMatchObject({
    items: [
      { kind: 'domain', value: 'coupons.example' },
      { kind: 'email', value: 'mallory@gmail.com' },
    ],
  })
  const refusal = { code: 'not_eligible', params: { contact: 'help@shop.example' } }
  expect(await refuse('mal.lory@googlemail.com')).toMatchObject(refusal)
  expect(await refuse('any@mail.coupons.example')).toMatchObject(refusal)
  await set('email', 'mallory@gmail.com', false)
  expect(await claim(shop, code, { email: 'mallory@gmail.com' })).toMatchObject({ again: false })
})

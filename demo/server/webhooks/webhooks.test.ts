import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setWebhook, Webhook } from '../../../src/contract/webhook.ts'
import { addShopWith, bodyOf, cancel, give, redeemFor, useCode } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, MINUTE, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { askWebhook } from './ask.ts'
import { deliverWebhooks } from './deliver.ts'
import { queueWebhook } from './queue.ts'

interface Received {
  readonly url: string
  readonly signature: string
  readonly body: string
}

let received: Received[]
let status: number
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    fetch: async (url, init) => {
      const signature = new Headers(init?.headers).get('regulars-signature') ?? ''
      received.push({ url: String(url), signature, body: String(init?.body) })
      if (status === 0) throw new TypeError('fetch failed')
      return new Response(null, { status })
    },
  })
})
afterAll(() => server.stop())
beforeEach(() => {
  server.clock.set('2026-06-10T12:00:00.000Z')
  received = []
  status = 204
})

interface Wishes {
  readonly validatesReferrals?: boolean
}

async function addListeningShop(wishes: Wishes = {}): Promise<TestShop & { secret: string }> {
  const shop = await addShopWith(server)
  return { ...shop, ...(await setHook(shop, wishes)) }
}

async function setHook(shop: TestShop, wishes: Wishes): Promise<{ secret: string }> {
  const body = { url: 'https://shop.example/hook', ...wishes }
  const answer = await bodyOf(shop.askAsServer('/v1/webhook', { method: 'PUT', body }))
  return setWebhook.response.parse(answer)
}

function ask(shop: TestShop): ReturnType<typeof askWebhook> {
  return askWebhook(server.services, shop.id, QUESTION)
}

const QUESTION = {
  id: 'clm_1',
  type: 'referral.validate',
  at: new Date('2026-06-10T12:00:00.000Z'),
  customerId: 'ana',
  data: { orderId: 'o1' },
} as const

const health = (shop: TestShop): Promise<unknown> => bodyOf(shop.askAsServer('/v1/webhook'))
const types = (): string[] => received.map(({ body }) => Webhook.parse(JSON.parse(body)).type)

test('the shop’s server is told what happened, signed with the time', async () => {
  const shop = await addListeningShop()
  await shop.put('o1', paidOrder(5000))

  await server.runJobs()

  const [told] = received
  const [, seconds, signature] = /^t=(\d+),v1=([\da-f]{64})$/.exec(told?.signature ?? '') ?? []
  expect(told?.url).toBe('https://shop.example/hook')
  expect(Number(seconds)).toBe(Date.parse('2026-06-10T12:00:00Z') / 1000)
  expect(signature).toBe(
    createHmac('sha256', shop.secret).update(`${seconds}.${told?.body}`).digest('hex'),
  )
  expect(Webhook.parse(JSON.parse(told?.body ?? ''))).toMatchObject({
    type: 'points.earned',
    customerId: 'ana',
    data: { points: 50, orderId: 'o1', availableAt: '2026-06-24T12:00:00.000Z' },
  })
})

test('the life of a code and of points is told once each, in order', async () => {
  const shop = await addListeningShop()
  await shop.put('o1', paidOrder(100_000, { paidAt: '2026-05-27T12:00:00.000Z' }))
  await bodyOf(cancel(shop, (await redeemFor(shop)).redemption.id))
  await bodyOf(useCode(shop, (await redeemFor(shop)).redemption.code ?? ''))
  await shop.refund('o1', 'r1', 50_000)

  await server.runJobs()
  await server.runJobs()

  expect(types().sort()).toEqual([
    'points.clawed_back',
    'points.earned',
    'points.released',
    'redemption.cancelled',
    'redemption.issued',
    'redemption.issued',
    'redemption.used',
    'tier.changed',
  ])
})

test('what is not taken is sent again, the same and later and later, and given up after three days', async () => {
  const shop = await addListeningShop()
  await give(shop, 10)
  const start = server.clock.now().getTime()
  status = 500
  const times: number[] = []
  for (let minutes = 0; minutes < 4 * 24 * 60; minutes += 10) {
    await deliverWebhooks(server.services)
    if (received.length > times.length) times.push(server.clock.now().getTime() - start)
    server.clock.pass(10 * MINUTE)
  }

  expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  expect(times.at(-1)).toBeGreaterThan(2.5 * DAY)
  expect(times.at(-1)).toBeLessThan(4 * DAY)
  expect(await health(shop)).toEqual({
    url: 'https://shop.example/hook',
    validatesReferrals: false,
    answers: [],
    waiting: 0,
    lost: 1,
    lastProblem: 'answered 500',
  })
})

test('a server that was away gets it when it is back', async () => {
  const shop = await addListeningShop()
  await give(shop, 10)
  status = 0
  await server.runJobs()
  const away = await health(shop)
  status = 200
  server.clock.pass(MINUTE)

  await server.runJobs()

  expect(away).toMatchObject({ waiting: 1, lost: 0 })
  expect(types()).toEqual(['points.adjusted', 'points.adjusted'])
  expect(await health(shop)).toMatchObject({ waiting: 0, lost: 0 })
})

test('a shop that wants to hear nothing is told nothing, and nothing is kept for it', async () => {
  const shop = await addListeningShop()
  await give(shop, 10)
  await shop.askAsServer('/v1/webhook', { method: 'DELETE' })
  await give(shop, 10)

  await server.runJobs()

  expect(received).toEqual([])
  expect(await health(shop)).toEqual({
    url: null,
    validatesReferrals: false,
    answers: [],
    waiting: 0,
    lost: 0,
  })
})

test.each(['ftp://shop.example', 'shop.example', ''])('the address %j is refused', async (url) => {
  const shop = await addShopWith(server)

  expect((await shop.askAsServer('/v1/webhook', { method: 'PUT', body: { url } })).status).toBe(400)
})

test('what is about a guest names no customer', async () => {
  const shop = await addListeningShop()
  await shop.put('o1', { ...paidOrder(5000), customer: { email: 'maria@example.com' } })
  const [guest] = await server.database.query<{ memberId: string }>(
    'select member_id as "memberId" from members where shop_id = $1 and is_guest',
    [shop.id],
  )
  const notice = {
    type: 'referral.claimed',
    at: server.clock.now(),
    data: { claimId: 'clm_1' },
  } as const
  await queueWebhook(server.database, shop.id, [
    { ...notice, ...(guest && { memberId: guest.memberId }) },
    notice,
  ])

  await server.runJobs()

  expect(guest).toBeDefined()
  const told = received.map(({ body }) => Webhook.parse(JSON.parse(body)))
  expect(told.map(({ type }) => type)).toEqual(['referral.claimed', 'referral.claimed'])
  expect(told.filter((webhook) => 'customerId' in webhook)).toEqual([])
})

test.each([
  [200, 'yes'],
  [400, 'no'],
  [204, 'again'],
  [404, 'again'],
  [500, 'again'],
  [0, 'again'],
])('asked before a reward is paid, an answer of %i is %s', async (answer, meaning) => {
  const shop = await addListeningShop({ validatesReferrals: true })
  status = answer

  const said = await ask(shop)

  expect(said).toBe(meaning)
  const [asked] = received
  const [, seconds, signature] = /^t=(\d+),v1=([\da-f]{64})$/.exec(asked?.signature ?? '') ?? []
  expect(signature).toBe(
    createHmac('sha256', shop.secret).update(`${seconds}.${asked?.body}`).digest('hex'),
  )
  expect(Webhook.parse(JSON.parse(asked?.body ?? ''))).toEqual({
    ...QUESTION,
    at: '2026-06-10T12:00:00.000Z',
  })
})

test('a shop that does not want to be asked is not, and can say so anew', async () => {
  const shop = await addListeningShop()
  const before = await ask(shop)
  await setHook(shop, { validatesReferrals: true })
  const asked = await health(shop)
  await setHook(shop, {})

  expect([before, await ask(shop), received]).toEqual(['none', 'none', []])
  expect(asked).toMatchObject({ validatesReferrals: true })
})

/** The SDK's core and the reference backend in one process: what one says, the other understands. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paidOrder } from '../../demo/server/testing/orders.ts'
import {
  DAY,
  MINUTE,
  startTestServer,
  type TestServer,
} from '../../demo/server/testing/test-server.ts'
import { datedHmac, type TestShop } from '../../demo/server/testing/test-shop.ts'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { ProblemError } from '../../src/core/problem-error.ts'
import { type Browser, createBrowser } from '../../src/core/simulated-browser.fixture.ts'
import { fillPath } from '../../src/contract/endpoint.ts'
import { readShop } from '../../src/contract/shop.ts'
import { readChanges, sendMessage } from '../../widgets/chat/contract.ts'
import { readProgram, readWallet } from '../../widgets/loyalty/contract.ts'

let server: TestServer
let shop: TestShop
let browser: Browser
let cores: Core[]
/** What the network does with an answer. */
let passOn: (answer: Response, path: string) => Response | Promise<Response>

beforeEach(async () => {
  server = await startTestServer()
  browser = createBrowser()
  server.clock.set(new Date(browser.environment.now()).toISOString())
  shop = await server.addShop()
  cores = []
  passOn = (answer) => answer
})
afterEach(async () => {
  await Promise.all(cores.map((core) => core.close()))
  await server.stop()
})

const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const answer = await server.app.fetch(request)
  return passOn(answer, new URL(request.url).pathname)
}

function open(key = shop.publicKey): Core {
  const core = createCore({
    shop: key,
    endpoint: 'http://localhost',
    consentMode: 'granted',
    environment: { ...browser.environment, fetch },
    gpc: false,
    version: '1.0.0',
    locale: () => 'ro',
    checkProps: async () => undefined,
    report: () => undefined,
  })
  cores.push(core)
  return core
}

/** Time goes by on both sides. */
async function pass(ms: number): Promise<void> {
  server.clock.pass(ms)
  await browser.pass(ms)
}

/** Until nothing waits: how many rounds that takes depends on the database's speed. */
async function passUntilDelivered(core: Core): Promise<void> {
  await vi.waitFor(async () => {
    await pass(2000)
    expect((await core.outbox.stats()).pending).toBe(0)
  }, 10_000)
}

async function storedEvents(): Promise<{ id: string; name: string }[]> {
  return server.database.query(
    'select event_id as id, name from events where shop_id = $1 order by event_id',
    [shop.id],
  )
}

test('a page view is stored once, though its first answer was lost', async () => {
  const core = open()
  let lost = 0
  passOn = (answer, path) => {
    if (path === '/v1/events' && lost++ === 0) throw new TypeError('Failed to fetch')
    return answer
  }
  await core.viewPage('https://shop.example/tea', '', 'Tea')
  await passUntilDelivered(core)
  expect((await storedEvents()).map(({ name }) => name).sort()).toEqual([
    'page.viewed',
    'visit.started',
  ])
  expect(await core.outbox.stats()).toMatchObject({ accepted: 2, acknowledged: 2, dead: {} })
})

test('an event the backend does not know is buried, and takes no other along', async () => {
  const core = open()
  core.track('page.viewed', { path: '/' })
  core.track('page.folded', { path: '/' })
  core.track('page.viewed', { path: '/again' })
  await passUntilDelivered(core)
  expect(await storedEvents()).toHaveLength(2)
  const { dead } = await core.outbox.stats()
  expect(Object.values(dead)).toEqual([1])
})

test('a paid order shows in the wallet of who placed it, and can be spent after the wait', async () => {
  const core = open()
  await core.identity.identify(async () => datedHmac(shop, 'ana', server.clock.now()))
  expect(await core.call(readWallet)).toMatchObject({ spendable: 0, pending: 0 })
  await shop.put('order-1', paidOrder(4250))
  const wallet = await core.call(readWallet)
  expect(wallet).toMatchObject({ spendable: 0, pending: 42, lifetime: 42 })
  expect(wallet.nextRelease?.points).toBe(42)
  server.clock.pass(15 * DAY)
  browser.setClock(15 * DAY)
  expect(await core.call(readWallet)).toMatchObject({ spendable: 42, pending: 0, lifetime: 42 })
})

test('an open page hears of the order without asking', async () => {
  const asked: string[] = []
  passOn = (answer, path) => {
    asked.push(path)
    return answer
  }
  const core = open()
  await core.identity.identify(datedHmac(shop, 'ana', server.clock.now()))
  const heard = vi.fn()
  const live = await core.live.load()
  const stop = live.listen('loyalty.wallet_changed', heard)
  await vi.waitFor(() => expect(asked).toContain('/v1/stream'))
  await shop.put('order-1', paidOrder(4250))
  await vi.waitFor(
    () => expect(heard).toHaveBeenCalledWith({ revision: expect.any(Number) as number }),
    5000,
  )
  stop()
})

test('what a guest wrote is there after signing in, and on another device', async () => {
  const asked: string[] = []
  passOn = (answer, path) => {
    asked.push(path)
    return answer
  }
  const core = open()
  await core.identity.identify(undefined)
  const refusal = await core.call(readChanges, { query: {} }).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'signed_out' })
  expect(asked).toEqual([])

  const params = { conversationId: randomUUID(), cid: randomUUID() }
  const body = { text: 'Where is my tea?', attachments: [] }
  const sent = await core.call(sendMessage, { params, body })
  expect(asked).toEqual(['/v1/session/guest', fillPath(sendMessage.path, params)])
  expect((await core.call(readChanges, { query: {} })).messages).toEqual([sent.message])

  await core.identity.identify(async () => datedHmac(shop, 'ana', server.clock.now()))
  browser = createBrowser()
  const elsewhere = open()
  await elsewhere.identity.identify(async () => datedHmac(shop, 'ana', server.clock.now()))
  for (const device of [core, elsewhere])
    expect((await device.call(readChanges, { query: {} })).messages).toEqual([sent.message])
})

test('a session that has run out is renewed in the middle of a call', async () => {
  const core = open()
  const provide = vi.fn(async () => datedHmac(shop, 'ana', server.clock.now()))
  await core.identity.identify(provide)
  await core.call(readWallet)
  server.clock.pass(20 * MINUTE)
  expect(await core.call(readWallet)).toMatchObject({ spendable: 0 })
  expect(provide).toHaveBeenCalledTimes(2)
})

test('a guest reads the programme, and an unknown shop is told so by its code', async () => {
  expect(await open().call(readProgram, { query: {} })).toMatchObject({
    status: 'active',
    currency: 'EUR',
  })
  const refusal = await open('pk_nobody')
    .call(readShop, { query: {} })
    .catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ProblemError)
  expect(refusal).toMatchObject({ code: 'unknown_shop', status: 404, retryable: false })
})

test('the shop is read at the start, and again only when it is five minutes old', async () => {
  const asked: string[] = []
  passOn = (answer, path) => {
    asked.push(path)
    return answer
  }
  expect(await open().readShop()).toMatchObject({ currency: 'EUR' })
  expect(await open().readShop()).toMatchObject({ currency: 'EUR' })
  expect(asked).toEqual(['/v1/shop'])
  browser.setClock(6 * MINUTE)
  await open().readShop()
  // The old answer is given at once; the new one comes over a real connection.
  await vi.waitFor(() => expect(asked).toEqual(['/v1/shop', '/v1/shop']))
})

import { afterEach, expect, test, vi } from 'vitest'
import type { TestShop } from '../testing/test-shop.ts'
import { MINUTE, startTestServer, type TestServer } from '../testing/test-server.ts'
import { useServer } from '../testing/use-server.ts'
import { addAgent, begin, changesOf, type TestAgent } from './inbox.fixture.ts'
import { listenTo, type Listening } from './stream.fixture.ts'

const server = await useServer()
afterEach(() => {
  vi.useRealTimers()
})

async function open() {
  const shop = await server.addShop()
  return { shop, agent: await addAgent(server, shop), id: await begin(shop, 'Hello?') }
}

const PATH = '/v1/merchant/chat/stream'

async function openInbox(
  { cookie }: TestAgent,
  { app }: Pick<TestServer, 'app'> = server,
): Promise<Listening> {
  const stream = await listenTo(app, PATH, { cookie })
  expect(await stream.next()).toEqual({ type: 'stream.opened' })
  return stream
}

async function openShop(shop: TestShop, { app }: Pick<TestServer, 'app'> = server) {
  const { token } = await shop.openSession('ana')
  const stream = await listenTo(app, '/v1/stream', { authorization: `Bearer ${token}` })
  await stream.next()
  return stream
}

test('every console of the shop hears of a conversation, also one at another process', async () => {
  const other = await server.startAnother()
  const { shop, agent } = await open()
  const streams = [await openInbox(agent), await openInbox(agent, other)]

  const conversationId = await begin(shop, 'Anybody there?')

  for (const stream of streams)
    expect(await stream.next()).toEqual({ type: 'inbox.changed', data: { conversationId } })
  await Promise.all(streams.map((stream) => stream.leave()))
  await other.stop()
})

test('a note is heard by colleagues, and not by the shopper', async () => {
  const { shop, agent, id } = await open()
  const stream = await openInbox(agent)
  const page = await openShop(shop)

  await agent.note(id, 'Hush')
  await agent.answer(id, 'Hello')

  expect(await stream.next()).toEqual({ type: 'inbox.changed', data: { conversationId: id } })
  const { conversations } = await changesOf(shop)
  expect(await page.next()).toMatchObject({ type: 'chat.changed' })
  expect(conversations[0]?.lastSeq).toBe(3)
  await Promise.all([stream.leave(), page.leave()])
})

test('another shop hears nothing', async () => {
  const { shop, agent } = await open()
  const stranger = await open()
  const [stream, strange] = [await openInbox(agent), await openInbox(stranger.agent)]

  await begin(shop, 'For this shop')
  const conversationId = await begin(stranger.shop, 'For the other')

  expect(await strange.next()).toEqual({ type: 'inbox.changed', data: { conversationId } })
  await Promise.all([stream.leave(), strange.leave()])
})

test('a shopper who types is heard in the inbox, an agent who types by the shopper, with a name', async () => {
  const { shop, agent, id } = await open()
  const stream = await openInbox(agent)
  const page = await openShop(shop)
  const path = `/v1/chat/conversations/${id}/signals`

  await shop.askAsMember('ana', path, { method: 'POST', body: { typing: true } })
  await agent.signal(id, { typing: true })
  await agent.signal(id, { typing: false })

  const typing = { conversationId: id, typing: true }
  expect(await stream.next()).toEqual({ type: 'inbox.typing', data: typing })
  expect(await page.next()).toEqual({ type: 'chat.signal', data: { ...typing, name: 'Test shop' } })
  expect(await page.next()).toMatchObject({ data: { typing: false } })
  await Promise.all([stream.leave(), page.leave()])
})

test('whoever holds a stream counts as there, until 45 seconds after', async () => {
  const { shop, agent } = await open()
  const factsOf = async () => (await agent.inbox()).agents.map(({ isOnline }) => isOnline)
  const before = await factsOf()
  const stream = await openInbox(agent)

  const there = await factsOf()
  await stream.leave()
  server.clock.pass(46_000)

  expect([before, there, await factsOf()]).toEqual([[false], [true], [false]])
  expect((await agent.inbox()).agents).toEqual([
    { email: agent.email, name: shop.name, isOnline: false },
  ])
})

test('signs of life keep one there, and signing out ends the stream', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { agent } = await open()
  const stream = await openInbox(agent)
  server.clock.pass(40_000)
  vi.advanceTimersByTime(20_000)
  await vi.waitFor(async () => expect((await agent.inbox()).agents[0]?.isOnline).toBe(true))
  server.clock.pass(40_000)

  const stillThere = (await agent.inbox()).agents[0]?.isOnline
  await server.app.request('/v1/merchant/session', {
    method: 'DELETE',
    headers: { cookie: agent.cookie },
  })
  vi.advanceTimersByTime(20_000)

  expect(stillThere).toBe(true)
  expect(await stream.ended()).toBe(true)
})

test('shoppers who are here learn that somebody came, and that the last has gone', async () => {
  const { shop, agent } = await open()
  const colleague = await addAgent(server, shop)
  const page = await openShop(shop)
  await server.runJobs()

  const streams = [await openInbox(agent), await openInbox(colleague)]
  await Promise.all(streams.map((stream) => stream.leave()))
  await server.runJobs()
  server.clock.pass(MINUTE)
  await server.runJobs()
  await server.runJobs()
  await begin(shop, 'Still here')

  expect(await page.next()).toEqual({ type: 'chat.signal', data: { isOnline: true } })
  expect(await page.next()).toEqual({ type: 'chat.signal', data: { isOnline: false } })
  expect(await page.next()).toMatchObject({ type: 'chat.changed' })
  await page.leave()
})

test('a shopper with the shop open is here, and not any more 45 seconds after they left', async () => {
  const { shop, agent } = await open()
  server.clock.pass(MINUTE)
  const isHere = async () => (await agent.inbox()).items[0]?.isHere
  const before = await isHere()
  const page = await openShop(shop)
  await server.runJobs()

  const here = await isHere()
  await page.leave()
  server.clock.pass(46_000)
  await server.runJobs()

  expect([before, here, await isHere()]).toEqual([false, true, false])
})

test('streams end when the server stops', async () => {
  const another = await startTestServer()
  const agent = await addAgent(another, await another.addShop())
  const stream = await openInbox(agent, another)

  await another.stop()

  expect(await stream.ended()).toBe(true)
})

test('without a sign-in there is no stream', async () => {
  const answer = await server.app.request(PATH)

  expect(answer.status).toBe(401)
})

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { paidOrder } from '../testing/orders.ts'
import { MINUTE, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { createEventStream } from './event-stream.ts'
import { hubOf } from './hub.ts'
import { INBOX, publishMoment } from './queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
afterEach(() => {
  vi.useRealTimers()
})

interface Message {
  readonly id: string | undefined
  readonly data: string
}

interface Stream {
  next(): Promise<Message>
  /** Resolves when the server has ended it. */
  ended(): Promise<boolean>
  /** Everything received so far, comments too. */
  text(): string
  leave(): Promise<void>
}

async function listen(
  shop: TestShop,
  { app = server.app, lastEventId = '' }: { app?: TestServer['app']; lastEventId?: string } = {},
): Promise<Stream> {
  const { token } = await shop.openSession('ana')
  const answer = await app.request('/v1/stream', {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId && { 'last-event-id': lastEventId }),
    },
  })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  if (!answer.body) throw new Error('The stream has no body.')
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let told = 0
  const read = async (): Promise<boolean> => {
    const { done, value = '' } = await reader.read()
    text += value
    return done
  }
  return {
    async next() {
      for (;;) {
        const message = messagesOf(text)[told]
        if (message) {
          told += 1
          return message
        }
        if (await read()) throw new Error('The stream has ended.')
      }
    },
    async ended() {
      while (!(await read()));
      return true
    },
    text: () => text,
    leave: () => reader.cancel(),
  }
}

/** Only blocks that are complete and carry data are messages. */
function messagesOf(text: string): Message[] {
  const field = (block: string, name: string): string | undefined =>
    new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  return text
    .split('\n\n')
    .slice(0, -1)
    .flatMap((block) => {
      const data = field(block, 'data')
      return data === undefined ? [] : [{ id: field(block, 'id'), data }]
    })
}

function changed(revision: number): string {
  return JSON.stringify({ type: 'loyalty.wallet_changed', revision })
}

test('a change of the wallet is told with its revision', async () => {
  const shop = await server.addShop()
  const stream = await listen(shop)
  const opened = await stream.next()

  await shop.put('o1', paidOrder(1000))

  expect(opened).toMatchObject({ id: '0', data: '{"type":"stream.opened"}' })
  expect(await stream.next()).toMatchObject({ id: '1', data: changed(1) })
  await stream.leave()
})

test('an order at one process is told by the stream of another', async () => {
  const other = await server.startAnother()
  const shop = await server.addShop()
  const stream = await listen(shop, { app: other.app })
  await stream.next()

  await shop.put('o1', paidOrder(1000))

  expect(await stream.next()).toMatchObject({ data: changed(1) })
  await stream.leave()
})

test('a stream that comes back is told what it missed, and only that', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(1000))
  await shop.put('o2', paidOrder(1000))

  const missedOne = await listen(shop, { lastEventId: '1' })
  const missedNone = await listen(shop, { lastEventId: '2' })
  const missed = await missedOne.next()
  await shop.put('o3', paidOrder(1000))

  expect(missed).toMatchObject({ id: '2', data: changed(2) })
  expect(await missedNone.next()).toMatchObject({ id: '3', data: changed(3) })
  await Promise.all([missedOne.leave(), missedNone.leave()])
})

test.each(['7', 'x', '-1', '1e9'])(
  'a last id %j that is none is told everything anew',
  async (id) => {
    const shop = await server.addShop()
    await shop.put('o1', paidOrder(1000))

    const stream = await listen(shop, { lastEventId: id })

    expect(await stream.next()).toMatchObject({ data: changed(1) })
    await stream.leave()
  },
)

test('other members and other shops hear nothing', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]
  const [stream, otherStream] = [await listen(shop), await listen(other)]
  await Promise.all([stream.next(), otherStream.next()])

  await shop.put('o1', paidOrder(1000, { customer: 'mihai' }))
  await shop.put('o2', paidOrder(1000))
  await other.put('o1', paidOrder(1000, { version: 5 }))

  expect(await stream.next()).toMatchObject({ id: '1', data: changed(1) })
  expect(await otherStream.next()).toMatchObject({ id: '1', data: changed(1) })
  await Promise.all([stream.leave(), otherStream.leave()])
})

test('a change that was rolled back is never told', async () => {
  const shop = await server.addShop()
  const stream = await listen(shop)
  await stream.next()
  const failed = await shop.refund('o9', 'r1', 100)

  await shop.put('o1', paidOrder(1000))

  expect(failed.status).toBe(404)
  expect(await stream.next()).toMatchObject({ id: '1', data: changed(1) })
  await stream.leave()
})

test('a quiet stream shows signs of life, and ends with the session', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'clearInterval', 'clearTimeout'] })
  const shop = await server.addShop()
  const stream = await listen(shop)
  await stream.next()

  await vi.advanceTimersByTimeAsync(15 * MINUTE)

  expect(await stream.ended()).toBe(true)
  expect(stream.text().split(': still here').length).toBeGreaterThan(40)
})

test('streams end when the server stops', async () => {
  const stopOther = new AbortController()
  const another = await startTestServer({ signal: stopOther.signal })
  const shop = await another.addShop()
  const stream = await listen(shop, { app: another.app })
  await stream.next()

  stopOther.abort()

  expect(await stream.ended()).toBe(true)
  await another.stop()
})

test('a moment is told to those who listen, has no id, and is never told again', async () => {
  const shop = await server.addShop()
  const { memberId } = await shop.openSession('ana')
  const [stream, second] = [await listen(shop), await listen(shop)]
  await Promise.all([stream.next(), second.next()])
  const moment = { type: 'chat.signal', data: { typing: true, name: 'Elena\n' } }

  await publishMoment(server.database, { shopId: shop.id, memberId }, moment)

  const told = { id: undefined, data: JSON.stringify(moment) }
  expect([await stream.next(), await second.next()]).toEqual([told, told])
  const later = await listen(shop, { lastEventId: '0' })
  await shop.put('o1', paidOrder(1000))
  expect(await later.next()).toMatchObject({ id: '1', data: changed(1) })
  await Promise.all([stream.leave(), second.leave(), later.leave()])
})

test('a moment of one member wakes no stream of another', async () => {
  const shop = await server.addShop()
  const audience = { shopId: shop.id, memberId: (await shop.openSession('ana')).memberId }
  const heard: unknown[] = []
  const hub = hubOf(server.database)
  const leave = [
    await hub.subscribe(audience, (moment) => heard.push(['ana', moment])),
    await hub.subscribe({ ...audience, memberId: INBOX }, (moment) => heard.push([INBOX, moment])),
  ]
  const moment = { type: 'chat.signal', data: {} }

  await publishMoment(server.database, audience, moment)
  await publishMoment(server.database, { ...audience, memberId: INBOX }, moment)

  await expect
    .poll(() => heard)
    .toEqual([
      ['ana', moment],
      [INBOX, moment],
    ])
  for (const stop of leave) stop()
})

test('a moment that no notice can carry is refused', async () => {
  const shop = await server.addShop()
  const moment = { type: 'chat.signal', data: { name: 'ș'.repeat(4000) } }

  const published = publishMoment(server.database, { shopId: shop.id, memberId: 'm' }, moment)

  await expect(published).rejects.toThrow('longer than a notice')
})

test('the hub knows who listens, and forgets those who have left', async () => {
  const shop = await server.addShop()
  const hub = hubOf(server.database)
  const names = (): string[] =>
    hub.audiences().flatMap(({ shopId, memberId }) => (shopId === shop.id ? [memberId] : []))
  const audience = { shopId: shop.id, memberId: 'm' }
  const first = await hub.subscribe(audience, () => undefined)
  first()
  const second = await hub.subscribe(audience, () => undefined)

  // Called again, it must not take away the one that came after.
  first()

  expect(names()).toEqual(['m'])
  second()
  expect(names()).toEqual([])
})

test('whoever reads nothing for long is sent away, and nobody’s memory fills', async () => {
  const { body, ended, send } = createEventStream()

  for (let count = 0; count < 600; count++) send('data: {}\n\n')

  expect(ended.aborted).toBe(true)
  expect((await new Response(body).text()).split('\n\n').length).toBeLessThan(520)
})

test('without a session there is no stream', async () => {
  const answer = await server.app.request('/v1/stream')

  expect(answer.status).toBe(401)
})

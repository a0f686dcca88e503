import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EventAnswer, MAX_EVENT_BYTES } from '../../../src/contract/event.ts'
import { Problem } from '../../../src/contract/problem.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const AT = '2026-06-10T11:59:59.000Z'

function viewed(change: object = {}): Record<string, unknown> & { id: string } {
  return {
    id: randomUUID(),
    name: 'page.viewed',
    purpose: 'analytics',
    at: AT,
    seq: 1,
    tabId: randomUUID(),
    props: { path: '/' },
    ...change,
  }
}

function batch(shop: TestShop, events: readonly unknown[], change: object = {}): object {
  return {
    key: shop.publicKey,
    sentAt: '2026-06-10T12:00:00.000Z',
    sdk: '0.1.0',
    granted: ['analytics'],
    events,
    ...change,
  }
}

async function send(
  shop: TestShop,
  events: readonly unknown[],
  change: object = {},
): Promise<EventAnswer> {
  const answer = await shop.askAsPage('/v1/events', {
    method: 'POST',
    body: batch(shop, events, change),
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
  })
  expect(answer.status).toBe(200)
  return EventAnswer.parse(await answer.json())
}

async function stored(shop: TestShop): Promise<Record<string, unknown>[]> {
  return server.database.query('select * from events where shop_id = $1 order by event_id', [
    shop.id,
  ])
}

test('an event is stored once, however often it is sent', async () => {
  const shop = await server.addShop()
  const event = viewed()

  const first = await send(shop, [event])
  const second = await send(shop, [event, event])

  expect(first).toEqual({
    now: '2026-06-10T12:00:00.000Z',
    results: { [event.id]: { result: 'ok' } },
  })
  expect(second.results).toEqual({ [event.id]: { result: 'dup' } })
  expect(await stored(shop)).toHaveLength(1)
})

test('twenty parallel sends of overlapping batches store each event once', async () => {
  const shop = await server.addShop()
  const events = Array.from({ length: 60 }, (_, seq) => viewed({ seq }))

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const part = [...events.slice(index * 2), ...events.slice(0, index)]
      return send(shop, index % 2 === 0 ? part : part.reverse())
    }),
  )

  const fresh = answers.flatMap(({ results }) =>
    Object.entries(results).flatMap(([id, { result }]) => (result === 'ok' ? [id] : [])),
  )
  expect(fresh.sort()).toEqual(events.map(({ id }) => id).sort())
  expect(await stored(shop)).toHaveLength(60)
})

test('the same id in two shops is two events', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]
  const event = viewed()

  await send(shop, [event])
  const answer = await send(other, [event])

  expect(answer.results[event.id]).toEqual({ result: 'ok' })
})

const BAD: readonly (readonly [string, object, RegExp])[] = [
  ['an unknown name', { name: 'page.exploded' }, /^name: unknown event "page\.exploded"$/],
  ['a name from the object’s prototype', { name: 'constructor.name' }, /^name: /],
  ['a missing prop', { props: {} }, /^props\.path: /],
  ['a prop of a wrong type', { props: { path: 7 } }, /^props\.path: /],
  ['a broken time', { at: 'noon' }, /^at: /],
  ['a time before computers', { at: '0000-01-01T00:00:00Z' }, /^at: no day/],
  ['a day no month has', { at: '2026-02-30T00:00:00Z' }, /^at: no day/],
  ['a month no year has', { at: '2026-13-01T00:00:00Z' }, /^at: /],
  ['a broken tab id', { tabId: 'x' }, /^tabId: /],
  [
    'another purpose than the catalogue’s',
    { purpose: 'functional' },
    /^purpose: page\.viewed is for analytics$/,
  ],
  ['a nested prop of the shop’s own', { name: 'shop.quiz', props: { a: { b: 1 } } }, /^props\.a: /],
  ['a character no database can keep', { props: { path: '/\0' } }, /^props\.path: holds/],
  ['half a character', { props: { path: '/\ud83d' } }, /^props\.path: holds/],
  [
    'too many bytes',
    { props: { path: '/', title: 'ж'.repeat(MAX_EVENT_BYTES / 2) } },
    /^too_large: /,
  ],
]

test.each(BAD)('%s drops its event and no other', async (_, change, reason) => {
  const shop = await server.addShop()
  const [before, bad, after] = [viewed(), viewed(change), viewed()]

  const { results } = await send(shop, [before, bad, after])

  expect(results[bad.id]).toEqual({ result: 'drop', reason: expect.stringMatching(reason) })
  expect([results[before.id], results[after.id]]).toEqual([{ result: 'ok' }, { result: 'ok' }])
  expect(await stored(shop)).toHaveLength(2)
})

test('what has no id is not answered and takes nothing with it', async () => {
  const shop = await server.addShop()
  const event = viewed()

  const { results } = await send(shop, [null, 7, 'x', [], { id: 7 }, event])

  expect(results).toEqual({ [event.id]: { result: 'ok' } })
})

test('without consent to its purpose an event is dropped', async () => {
  const shop = await server.addShop()
  const event = viewed()

  const { results } = await send(shop, [event], { granted: ['functional'] })

  expect(results[event.id]).toEqual({ result: 'drop', reason: 'purpose: no consent to analytics' })
  expect(await stored(shop)).toEqual([])
})

test('the record of a refusal is kept although nothing is granted', async () => {
  const shop = await server.addShop()
  const props = { granted: [], denied: ['analytics'], source: 'banner' }
  const event = viewed({ name: 'consent.changed', purpose: 'functional', props })

  const { results } = await send(shop, [event], { granted: [] })

  expect(results[event.id]).toEqual({ result: 'ok' })
})

test('a widget’s events and the shop’s own are known', async () => {
  const shop = await server.addShop()
  const wallet = viewed({ name: 'loyalty.wallet_viewed', props: { place: 'panel', member: true } })
  const own = viewed({ name: 'shop.quiz_done', props: { score: 7, name: 'tea' } })

  const { results } = await send(shop, [wallet, own])

  expect(results).toEqual({ [wallet.id]: { result: 'ok' }, [own.id]: { result: 'ok' } })
})

test('props the catalogue does not know are not stored', async () => {
  const shop = await server.addShop()

  await send(shop, [viewed({ props: { path: '/', email: 'ana@example.com' } })])

  expect(await stored(shop)).toMatchObject([{ props: { path: '/' } }])
  expect(JSON.stringify(await stored(shop))).not.toContain('ana@example.com')
})

test('the time is put right by the server’s clock, and the client’s kept beside it', async () => {
  const shop = await server.addShop()

  await send(shop, [viewed({ at: '2020-01-01T00:00:00.000Z' })], {
    sentAt: '2020-01-01T00:10:00.000Z',
  })

  expect(await stored(shop)).toMatchObject([
    {
      client_at: new Date('2020-01-01T00:00:00.000Z'),
      occurred_at: new Date('2026-06-10T11:50:00.000Z'),
      received_at: new Date('2026-06-10T12:00:00.000Z'),
    },
  ])
})

test('a member id counts only if it is this shop’s', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]
  const own = await shop.openSession('ana')
  const foreign = await other.openSession('ana')
  const ids = [own.memberId, foreign.memberId, 'mem_made_up']

  await send(
    shop,
    ids.map((memberId, seq) => viewed({ memberId, seq })),
  )

  const rows = await stored(shop)
  expect(rows.map((row) => row['member_id']).sort()).toEqual([own.memberId, null, null])
})

test('a batch over 64 KiB is refused with the limit', async () => {
  const shop = await server.addShop()
  const body = batch(shop, [viewed({ props: { path: '/', title: 'x'.repeat(66_000) } })])

  const answer = await shop.askAsPage('/v1/events', { method: 'POST', body })

  expect(answer.status).toBe(413)
  expect(Problem.parse(await answer.json())).toMatchObject({
    code: 'payload_too_large',
    params: { limit: 65_536 },
  })
})

test.each([
  ['no events', { events: [] }, 'events'],
  ['too many events', { events: Array.from({ length: 101 }, () => ({})) }, 'events'],
  ['an unknown purpose', { granted: ['spying'] }, 'granted.0'],
  ['no time', { sentAt: undefined }, 'sentAt'],
])('a batch with %s is refused as a whole', async (_, change, path) => {
  const shop = await server.addShop()
  const body = batch(shop, [viewed()], change)

  const answer = await shop.askAsPage('/v1/events', { method: 'POST', body })

  expect(Problem.parse(await answer.json())).toMatchObject({ status: 400, params: { path } })
  expect(await stored(shop)).toEqual([])
})

test('keys meant to pollute a prototype change nothing', async () => {
  const shop = await server.addShop()
  const text = JSON.stringify(batch(shop, [viewed({ id: '__proto__' })])).replace(
    '"key"',
    '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"key"',
  )

  const answer = await shop.askAsPage('/v1/events', { method: 'POST', body: text })

  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('"__proto__":{"result":"drop"')
  expect('polluted' in {}).toBe(false)
})

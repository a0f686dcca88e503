import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../src/contract/problem.ts'
import { createApp } from './app.ts'
import { LIMITS } from './http/rate-limit.ts'
import { paidOrder } from './testing/orders.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('an unknown path is a problem', async () => {
  const answer = await server.app.request('/v1/nothing/here')

  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(Problem.parse(await answer.json())).toMatchObject({ status: 404, code: 'not_found' })
})

test('a known path with another method names those it answers', async () => {
  const answer = await server.app.request('/v1/orders/o1', { method: 'DELETE' })

  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'PUT'])
})

test('healthz says ok while the database answers, and unavailable when it does not', async () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  const query = (): Promise<never> => Promise.reject(refused)
  const cutOff = createApp({ database: { ...server.database, query } })

  const [well, ill] = [await server.app.request('/healthz'), await cutOff.request('/healthz')]

  expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }])
  expect(Problem.parse(await ill.json())).toMatchObject({
    status: 503,
    code: 'unavailable',
    retryable: true,
  })
})

test('every answer carries a request id; a caller’s own is kept if it is one', async () => {
  const ask = (id: string): Promise<Response> =>
    Promise.resolve(server.app.request('/v1/nothing', { headers: { 'x-request-id': id } }))

  const [own, forged] = [await ask('abc-12345'), await ask('x"><script>')]

  expect(own.headers.get('x-request-id')).toBe('abc-12345')
  expect(Problem.parse(await own.json()).requestId).toBe('abc-12345')
  expect(forged.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
})

test('answers are never a page, never framed and, by default, never stored', async () => {
  const answer = await server.app.request('/v1/nothing')

  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('the log has a line for each request, without query, body or secret', async () => {
  const shop = await server.addShop()
  server.log.length = 0

  await shop.put('o1', paidOrder(100))
  await shop.askAsPage(`/v1/shop?key=${shop.publicKey}`)

  expect(
    server.log.map(({ fields }) => [fields['method'], fields['path'], fields['status']]),
  ).toEqual([
    ['PUT', '/v1/orders/o1', 200],
    ['GET', '/v1/shop', 200],
  ])
  const text = JSON.stringify(server.log)
  for (const secret of [shop.secretKey, shop.publicKey, 'teapot'])
    expect(text).not.toContain(secret)
})

test('a crash in a handler is a problem that may be retried, and its stack is in the log only', async () => {
  const shop = await server.addShop()
  await server.database.query(`update shops set currency = 'broken' where shop_id = $1`, [shop.id])
  server.log.length = 0

  const answer = await server.app.request(`/v1/shop?key=${shop.publicKey}`)

  const text = await answer.text()
  expect(Problem.parse(JSON.parse(text))).toMatchObject({
    status: 500,
    code: 'internal_error',
    retryable: true,
  })
  expect(text).not.toMatch(/stack|\.ts|currency/)
  expect(server.log[0]).toMatchObject({ level: 'error', message: 'handler failed' })
  expect(String(server.log[0]?.fields['stack'])).toContain('.ts')
})

test.each([
  ['text/plain', 400],
  ['application/x-www-form-urlencoded', 400],
  ['application/json; charset=utf-8', 200],
])('the shop’s server may send %s: %i', async (type, status) => {
  const shop = await server.addShop()

  const answer = await shop.askAsServer('/v1/orders/o1', {
    method: 'PUT',
    body: paidOrder(100),
    headers: { 'content-type': type },
  })

  expect(answer.status).toBe(status)
})

test('an order of five hundred long lines fits, a body over 1 MiB does not', async () => {
  const shop = await server.addShop()
  const line = { productId: 'p'.repeat(128), name: 'ж'.repeat(256), quantity: 1, total: 1 }
  const lines = Array.from({ length: 500 }, (_, id) => ({ ...line, id: `${id}` }))

  const large = await shop.put('o1', paidOrder(0, { lines }))
  const tooLarge = await shop.askAsServer('/v1/orders/o1', {
    method: 'PUT',
    body: `"${'x'.repeat(1_048_576)}"`,
  })

  expect([large.status, tooLarge.status]).toEqual([200, 413])
})

test('a body that lies about its length is counted', async () => {
  const shop = await server.addShop()
  const body = new ReadableStream({
    start(controller) {
      for (let chunk = 0; chunk < 70; chunk++) controller.enqueue(new Uint8Array(1024))
      controller.close()
    },
  })
  const init = {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
    body,
    duplex: 'half',
  }

  const answer = await server.app.request('/v1/events', init)

  expect(answer.status).toBe(413)
  expect(shop.publicKey).toMatch(/^pk_/)
})

test('a flood is held off for as long as Retry-After says, and its page can read that', async () => {
  const limits = { ...LIMITS, public: { burst: 3, perSecond: 0.5 } }
  const { database, clock } = server
  const shop = await server.addShop()
  const app = createApp({ database, now: clock.now, limits })
  const ask = (): Promise<Response> =>
    Promise.resolve(
      app.request(`/v1/shop?key=${shop.publicKey}`, {
        headers: { origin: 'https://shop.example' },
      }),
    )
  const statuses = [await ask(), await ask(), await ask()].map(({ status }) => status)

  const refused = await ask()
  clock.pass(2000)
  const later = await ask()

  expect(statuses).toEqual([200, 200, 200])
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2'])
  expect(refused.headers.get('access-control-allow-origin')).toBe('https://shop.example')
  expect(Problem.parse(await refused.json())).toMatchObject({
    code: 'rate_limited',
    retryable: true,
  })
  expect(later.status).toBe(200)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../../src/contract/problem.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { patternsOf } from './origin.ts'

let server: TestServer
let shop: TestShop
beforeAll(async () => {
  server = await startTestServer()
  shop = await server.addShop({
    origins: ['https://shop.example', 'http://localhost:*', 'https://b.example:8443'],
  })
  await server.addShop({ origins: ['https://other.example'] })
})
afterAll(() => server.stop())

const ALLOWED = [
  'https://shop.example',
  'http://localhost',
  'http://localhost:5173',
  'https://b.example:8443',
]
const FOREIGN = [
  'null',
  'http://shop.example',
  'https://shop.example:8443',
  'https://b.example',
  'https://www.shop.example',
  'https://shop.example.evil.example',
  'https://evil-shop.example',
  'https://localhost:5173',
  'http://localhost.evil.example:80',
  'https://other.example',
  'https://shop.example/',
  'http://localhost:5173/path',
  'http://user@localhost:5173',
  'file://',
  'https://*',
  '*',
]

describe.each(['/v1/shop?key=', '/v1/loyalty/program?key='])('%s', (path) => {
  test.each(ALLOWED)('%s is echoed exactly, without credentials', async (origin) => {
    const answer = await server.app.request(path + shop.publicKey, { headers: { origin } })

    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After')
  })

  test.each(FOREIGN)('%s is refused and cannot read why', async (origin) => {
    const answer = await server.app.request(path + shop.publicKey, { headers: { origin } })

    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(Problem.parse(await answer.json())).toMatchObject({
      status: 403,
      code: 'origin_not_allowed',
    })
  })
})

test('without an origin the key alone counts', async () => {
  const answer = await server.app.request(`/v1/shop?key=${shop.publicKey}`)

  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('a page served by this very host needs no entry', async () => {
  const headers = { origin: 'http://192.168.1.5:4400', host: '192.168.1.5:4400' }

  const answer = await server.app.request(`/v1/shop?key=${shop.publicKey}`, { headers })

  expect(answer.status).toBe(200)
})

test('a member’s session is of no use from another shop’s page', async () => {
  const { token } = await shop.openSession('ana')
  const headers = { authorization: `Bearer ${token}`, origin: 'https://other.example' }

  const answer = await server.app.request('/v1/loyalty/wallet', { headers })

  expect(answer.status).toBe(403)
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test.each([
  ['https://shop.example', 'https://shop.example'],
  ['https://evil.example', null],
  ['null', null],
])('a preflight from %s allows %s', async (origin, allowed) => {
  const headers = { origin, 'access-control-request-method': 'POST' }

  const answer = await server.app.request('/v1/session', { method: 'OPTIONS', headers })

  expect(answer.status).toBe(204)
  expect(answer.headers.get('access-control-allow-origin')).toBe(allowed)
  expect(answer.headers.get('access-control-max-age')).toBe('7200')
  expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization')
})

test.each([
  ['an expired session', '/v1/loyalty/wallet', {}],
  ['a body that is no JSON', '/v1/events', { method: 'POST', body: '{' }],
])('a page of a shop can read the problem of %s', async (_, path, ask) => {
  const answer = await shop.askAsPage(path, ask)

  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example')
})

test('answers for the shop’s server and the console are for no page at all', async () => {
  const headers = { origin: 'https://shop.example' }

  const order = await server.app.request('/v1/orders/o1', { method: 'PUT', headers })
  const merchant = await server.app.request('/v1/merchant/session', { headers })

  expect(order.headers.get('access-control-allow-origin')).toBeNull()
  expect(merchant.status).toBe(403)
  expect(merchant.headers.get('access-control-allow-origin')).toBeNull()
})

test('a pattern stands for any port of one host and scheme', () => {
  expect(patternsOf('http://localhost:4400')).toEqual([
    'http://localhost:4400',
    'http://localhost:*',
  ])
  expect(patternsOf('http://localhost:*')).toEqual([])
  expect(patternsOf('null')).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../../src/contract/problem.ts'
import { Shop } from '../../../src/contract/shop.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { SHOP_ORIGIN } from '../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('the public configuration holds no key but the public one', async () => {
  const shop = await server.addShop({ theme: { brand: '#2f5d50' } })

  const text = await (await shop.askAsPage(`/v1/shop?key=${shop.publicKey}`)).text()

  expect(Shop.parse(JSON.parse(text))).toMatchObject({
    name: 'Test shop',
    theme: { brand: '#2f5d50' },
  })
  for (const secret of [shop.identitySecret, shop.sessionKey, shop.secretKey])
    expect(text).not.toContain(secret)
})

test('it may be cached for five minutes, and is not sent again while it stays the same', async () => {
  const shop = await server.addShop()
  const path = `/v1/shop?key=${shop.publicKey}`
  const first = await shop.askAsPage(path)
  const etag = first.headers.get('etag') ?? ''

  const again = await shop.askAsPage(path, { headers: { 'if-none-match': `W/${etag}, "other"` } })
  await server.database.query(`update shops set name = 'New' where shop_id = $1`, [shop.id])
  const changed = await shop.askAsPage(path, { headers: { 'if-none-match': etag } })

  expect(first.headers.get('cache-control')).toBe(
    'public, max-age=300, stale-while-revalidate=86400',
  )
  expect(first.headers.get('vary')).toBe('Origin')
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(again.headers.get('access-control-allow-origin')).toBe(SHOP_ORIGIN)
  expect([changed.status, Shop.parse(await changed.json()).name]).toEqual([200, 'New'])
})

test('whom a shop has told of events is told to its pages, and nothing where it is nobody', async () => {
  const shop = await server.addShop()
  const read = async () =>
    Shop.parse(await (await shop.askAsPage(`/v1/shop?key=${shop.publicKey}`)).json()).destinations
  const destinations = [{ kind: 'posthog', key: 'phc_1', host: 'https://eu.i.posthog.com' }]

  const before = await read()
  await server.database.query('update shops set destinations = $2::jsonb where shop_id = $1', [
    shop.id,
    JSON.stringify(destinations),
  ])

  expect([before, await read()]).toEqual([undefined, destinations])
})

test.each([
  ['pk_nobody', 404, 'unknown_shop'],
  ['nonsense', 400, 'invalid_request'],
  ['', 400, 'invalid_request'],
])('the key %j answers %i %s', async (key, status, code) => {
  const answer = await server.app.request(`/v1/shop?key=${key}`)

  expect(Problem.parse(await answer.json())).toMatchObject({ status, code })
})

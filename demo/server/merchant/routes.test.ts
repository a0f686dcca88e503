import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Merchant } from '../../../src/contract/merchant.ts'
import { Problem } from '../../../src/contract/problem.ts'
import { DAY, MINUTE, startTestServer, type TestServer } from '../testing/test-server.ts'
import { createMerchant } from './queries.ts'

let server: TestServer
let email: string
let count = 0
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  const shop = await server.addShop()
  email = `owner-${(count += 1)}@shop.example`
  await createMerchant(server.database, {
    shopId: shop.id,
    email,
    password: 'correct horse',
    now: server.clock.now(),
  })
  await server.database.query('delete from sign_in_attempts')
})
afterAll(() => server.stop())

function signIn(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(
    server.app.request('http://localhost/v1/merchant/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'localhost', ...headers },
      body: JSON.stringify(body),
    }),
  )
}

function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function codeOf(answer: Response): Promise<string> {
  return answer.ok ? 'ok' : Problem.parse(await answer.json()).code
}

function ask(method: string, headers: Record<string, string>): Promise<Response> {
  return Promise.resolve(server.app.request('/v1/merchant/session', { method, headers }))
}

test('the right password signs in by a cookie no script and no other site can use', async () => {
  const answer = await signIn({ email: ` ${email.toUpperCase()} `, password: 'correct horse' })

  expect(Merchant.parse(await answer.json())).toMatchObject({ email, shop: { name: 'Test shop' } })
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^regulars_merchant=[\w-]{32}; /)
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/v1']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Secure')
})

test('over https the cookie is for https only', async () => {
  const answer = await server.app.request('https://shop.example/v1/merchant/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'correct horse' }),
  })

  expect(answer.headers.get('set-cookie')).toContain('Secure')
})

test('the cookie is worth twelve hours, and nothing after signing out', async () => {
  const cookie = cookieOf(await signIn({ email, password: 'correct horse' }))
  const other = cookieOf(await signIn({ email, password: 'correct horse' }))
  const signedIn = await codeOf(await ask('GET', { cookie }))

  const out = await ask('DELETE', { cookie })

  expect(signedIn).toBe('ok')
  expect(await out.json()).toEqual({ signedOut: true })
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
  expect(await codeOf(await ask('GET', { cookie }))).toBe('session_expired')
  expect(await codeOf(await ask('GET', { cookie: other }))).toBe('ok')
  server.clock.pass(DAY / 2)
  expect(await codeOf(await ask('GET', { cookie: other }))).toBe('session_expired')
})

test('neither the password nor the token is in the database', async () => {
  const cookie = cookieOf(await signIn({ email, password: 'correct horse' }))
  const rows = await server.database.query(
    'select m::text as m, s::text as s from merchants m, merchant_sessions s',
  )

  const text = JSON.stringify(rows)

  expect(text).toContain('scrypt$16384$8$5$')
  expect(text).not.toContain('correct horse')
  expect(text).not.toContain(cookie.split('=')[1])
})

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await signIn({ email, password: 'wrong' })
  const unknown = await signIn({ email: 'nobody@shop.example', password: 'wrong' })

  const [first, second] = [Problem.parse(await wrong.json()), Problem.parse(await unknown.json())]
  expect(first).toMatchObject({ status: 401, code: 'sign_in_failed' })
  expect({ ...second, requestId: '' }).toEqual({ ...first, requestId: '' })
  expect(wrong.headers.get('set-cookie')).toBeNull()
})

test('after ten wrong passwords even the right one waits, and other people do not', async () => {
  for (let attempt = 0; attempt < 10; attempt++) await signIn({ email, password: 'wrong' })

  const held = await signIn({ email, password: 'correct horse' })
  const other = await signIn({ email: 'other@shop.example', password: 'wrong' })
  server.clock.pass(15 * MINUTE)
  const later = await signIn({ email, password: 'correct horse' })

  expect([held.status, held.headers.get('retry-after')]).toEqual([429, '900'])
  expect([other.status, later.status]).toEqual([401, 200])
})

test('the limit holds in another process too', async () => {
  const other = await server.startAnother()
  for (let attempt = 0; attempt < 10; attempt++) await signIn({ email, password: 'wrong' })

  const answer = await other.app.request('/v1/merchant/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'correct horse' }),
  })

  expect(answer.status).toBe(429)
  await other.stop()
})

test('signing in forgets earlier slips', async () => {
  for (let attempt = 0; attempt < 9; attempt++) await signIn({ email, password: 'wrong' })
  await signIn({ email, password: 'correct horse' })

  const statuses = await Promise.all(
    Array.from({ length: 9 }, async () => (await signIn({ email, password: 'wrong' })).status),
  )

  expect(new Set(statuses)).toEqual(new Set([401]))
})

test('a page of another origin can neither sign in nor use the cookie', async () => {
  const cookie = cookieOf(await signIn({ email, password: 'correct horse' }))
  const origin = 'https://evil.example'

  const forged = await signIn({ email, password: 'correct horse' }, { origin })
  const used = await ask('DELETE', { cookie, origin, host: 'localhost' })

  expect([forged.status, used.status]).toEqual([403, 403])
  expect(forged.headers.get('set-cookie')).toBeNull()
  expect(await codeOf(await ask('GET', { cookie }))).toBe('ok')
})

test('a form of another site, which can only send text, signs nobody in', async () => {
  const answer = await signIn(
    { email, password: 'correct horse' },
    { 'content-type': 'text/plain' },
  )

  expect(answer.status).toBe(400)
})

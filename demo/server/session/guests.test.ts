import { expect, test } from 'vitest'
import { joinGuest, openGuestSession, Session } from '../../../src/contract/session.ts'
import { LIMITS } from '../http/rate-limit.ts'
import { codeOf, secretOf } from '../chat/chat.fixture.ts'
import { startTestServer } from '../testing/test-server.ts'
import { datedHmac, type TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'

const server = await useServer()

async function join(shop: TestShop, sub: string, secret: string): Promise<unknown> {
  const ask = { method: 'POST', body: { secret } }
  return (await shop.askAsMember(sub, joinGuest.path, ask)).json()
}

function membersOf(shop: TestShop): Promise<{ sub: string }[]> {
  return server.database.query<{ sub: string }>(
    'select sub from members where shop_id = $1 order by sub',
    [shop.id],
  )
}

test('a browser is one guest for as long as it has its secret, and nobody else is', async () => {
  const [shop, elsewhere] = [await server.addShop(), await server.addShop()]

  const [first, again, other, there] = [
    await shop.openGuestSession(secretOf('a')),
    await shop.openGuestSession(secretOf('a')),
    await shop.openGuestSession(secretOf('b')),
    await elsewhere.openGuestSession(secretOf('a')),
  ]

  expect(first.expiresAt).toBe('2026-06-10T12:15:00.000Z')
  expect(first).not.toHaveProperty('name')
  expect(again.memberId).toBe(first.memberId)
  expect(new Set([first.memberId, other.memberId, there.memberId]).size).toBe(3)
})

test('the secret itself is kept nowhere', async () => {
  const shop = await server.addShop()

  await shop.openGuestSession(secretOf('a'))

  const [member] = await membersOf(shop)
  expect(member?.sub).toMatch(/^browser:[\da-f]{64}$/)
  expect(member?.sub).not.toContain(secretOf('a'))
})

test.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}!`])(
  'the secret %j is refused',
  async (secret) => {
    const shop = await server.addShop()
    const body = { key: shop.publicKey, secret }

    const code = await codeOf(shop.askAsPage(openGuestSession.path, { method: 'POST', body }))

    expect(code).toBe('invalid_request')
  },
)

test('a guest reaches nothing of members, and a member all that is for shoppers', async () => {
  const shop = await server.addShop()
  const [guest, member] = [
    await shop.openGuestSession(secretOf('a')),
    await shop.openSession('ana'),
  ]

  const codes = await Promise.all([
    codeOf(shop.askWithSession(guest, '/v1/loyalty/wallet')),
    codeOf(
      shop.askWithSession(guest, joinGuest.path, {
        method: 'POST',
        body: { secret: secretOf('b') },
      }),
    ),
    codeOf(shop.askWithSession(guest, '/v1/chat/changes')),
    codeOf(shop.askWithSession(member, '/v1/chat/changes')),
  ])

  expect(codes).toEqual(['session_expired', 'session_expired', 'ok', 'ok'])
})

test('no proof and no order can name the guest of a browser', async () => {
  const shop = await server.addShop()
  await shop.openGuestSession(secretOf('a'))
  const [guest] = await membersOf(shop)
  const proof = datedHmac(shop, guest?.sub ?? '', server.clock.now())
  const body = { key: shop.publicKey, proof }

  const code = await codeOf(shop.askAsPage('/v1/session', { method: 'POST', body }))

  expect(code).toBe('invalid_request')
})

test('after signing in the guest is gone, once and for all', async () => {
  const shop = await server.addShop()
  const guest = await shop.openGuestSession(secretOf('a'))

  const answers = [
    await join(shop, 'ana', secretOf('a')),
    await join(shop, 'ana', secretOf('a')),
    await join(shop, 'ana', secretOf('never seen')),
  ]

  expect(answers).toEqual([{ joined: true }, { joined: false }, { joined: false }])
  expect(await membersOf(shop)).toEqual([{ sub: 'ana' }])
  const back = await shop.openGuestSession(secretOf('a'))
  expect(back.memberId).not.toBe(guest.memberId)
})

test('two who sign in at once with one secret do not both become its guest', async () => {
  const shop = await server.addShop()
  await shop.openGuestSession(secretOf('a'))

  const answers = await Promise.all([
    join(shop, 'ana', secretOf('a')),
    join(shop, 'mihai', secretOf('a')),
  ])

  expect(answers).toEqual(expect.arrayContaining([{ joined: true }, { joined: false }]))
})

test('a guest of another shop is nobody here', async () => {
  const [shop, elsewhere] = [await server.addShop(), await server.addShop()]
  await elsewhere.openGuestSession(secretOf('a'))

  expect(await join(shop, 'ana', secretOf('a'))).toEqual({ joined: false })
  expect(await membersOf(elsewhere)).toHaveLength(1)
})

test('one address brings so many guests at once, and then more slowly', async () => {
  const strict = await startTestServer({ limits: LIMITS })
  const shop = await strict.addShop()
  const ask = (): Promise<Response> =>
    shop.askAsPage(openGuestSession.path, {
      method: 'POST',
      body: { key: shop.publicKey, secret: secretOf('a') },
    })

  for (let count = 0; count < 60; count++) expect(await codeOf(ask())).toBe('ok')
  const refused = await ask()
  strict.clock.pass(1000)
  const later = await ask()

  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(Session.parse(await later.json()).memberId).toMatch(/^mem_/)
  await strict.stop()
})

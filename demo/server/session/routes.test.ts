import { generateKeyPairSync } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../../src/contract/problem.ts'
import { Session } from '../../../src/contract/session.ts'
import { MINUTE, startTestServer, type TestServer } from '../testing/test-server.ts'
import { datedHmac, jwtProof, type TestShop } from '../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

function prove(shop: TestShop, proof: string, more: object = {}): Promise<Response> {
  const body = { key: shop.publicKey, proof, ...more }
  return shop.askAsPage('/v1/session', { method: 'POST', body })
}

async function codeOf(response: Promise<Response>): Promise<string> {
  const answer = await response
  return answer.ok ? 'ok' : Problem.parse(await answer.json()).code
}

test('a JWT opens a session of fifteen minutes and tells the first name', async () => {
  const shop = await server.addShop()
  const proof = await jwtProof(shop, server.clock.now(), { name: 'Ana Rusu' })

  const session = Session.parse(await (await prove(shop, proof)).json())

  expect(session).toMatchObject({ name: 'Ana', expiresAt: '2026-06-10T12:15:00.000Z' })
  expect(session.memberId).toMatch(/^mem_[\w-]{22}$/)
})

test('one customer is one member, by whichever proof; another customer and another shop are not', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]
  const now = server.clock.now()

  const members = await Promise.all(
    [
      prove(shop, await jwtProof(shop, now)),
      prove(shop, datedHmac(shop, 'ana', now)),
      prove(shop, datedHmac(shop, 'mihai', now)),
      prove(other, datedHmac(other, 'ana', now)),
    ].map(async (answer) => Session.parse(await (await answer).json()).memberId),
  )

  expect(members[1]).toBe(members[0])
  expect(new Set(members).size).toBe(3)
})

const CLAIMS: readonly (readonly [string, (seconds: number) => Record<string, unknown>])[] = [
  ['of another shop', () => ({ iss: 'pk_other' })],
  ['for another audience', () => ({ aud: 'elsewhere' })],
  ['that is expired', (now) => ({ iat: now - 340, exp: now - 40 })],
  ['that lives longer than five minutes', (now) => ({ exp: now + 301 })],
  ['from the future', (now) => ({ iat: now + 60, exp: now + 120 })],
  ['without an expiry', () => ({ exp: undefined })],
  ['without a time of issue', () => ({ iat: undefined })],
  ['without an id', () => ({ jti: undefined })],
  ['without a customer', () => ({ sub: undefined })],
  ['with an empty customer', () => ({ sub: '' })],
  ['with a customer no database can keep', () => ({ sub: 'a\0b' })],
]

test.each(CLAIMS)('a JWT %s is refused', async (_, claims) => {
  const shop = await server.addShop()
  const now = server.clock.now()

  const proof = await jwtProof(shop, now, claims(Math.floor(now.getTime() / 1000)))

  expect(await codeOf(prove(shop, proof))).toBe('proof_invalid')
})

test('clocks that are half a minute apart are forgiven', async () => {
  const shop = await server.addShop()
  const seconds = Math.floor(server.clock.now().getTime() / 1000)

  const early = await jwtProof(shop, server.clock.now(), { iat: seconds + 25, exp: seconds + 200 })
  const late = await jwtProof(shop, server.clock.now(), { iat: seconds - 200, exp: seconds - 25 })

  expect(await codeOf(prove(shop, early))).toBe('ok')
  expect(await codeOf(prove(shop, late))).toBe('ok')
})

test('a JWT signed with another key is refused', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]

  const proof = await jwtProof(shop, server.clock.now(), {}, other.identitySecret)

  expect(await codeOf(prove(shop, proof))).toBe('proof_invalid')
})

test('a JWT whose payload was changed is refused', async () => {
  const shop = await server.addShop()
  const [head, , signature] = (await jwtProof(shop, server.clock.now())).split('.')
  const [, payload] = (await jwtProof(shop, server.clock.now(), { sub: 'mihai' })).split('.')

  expect(await codeOf(prove(shop, `${head}.${payload}.${signature}`))).toBe('proof_invalid')
})

test('a JWT without a signature is refused', async () => {
  const shop = await server.addShop()
  const [, payload] = (await jwtProof(shop, server.clock.now())).split('.')
  const heads = [{ alg: 'none' }, { alg: 'None', typ: 'JWT' }, { alg: 'HS512' }]

  const codes = await Promise.all(
    heads.map((head) => {
      const encoded = Buffer.from(JSON.stringify(head)).toString('base64url')
      return codeOf(prove(shop, `${encoded}.${payload}.`))
    }),
  )

  expect(codes).toEqual(['proof_invalid', 'proof_invalid', 'proof_invalid'])
})

test('a JWT counts once, and a repeat says so', async () => {
  const shop = await server.addShop()
  const proof = await jwtProof(shop, server.clock.now())

  const codes = await Promise.all([
    codeOf(prove(shop, proof)),
    codeOf(prove(shop, proof)),
    codeOf(prove(shop, proof)),
  ])

  expect(codes.sort()).toEqual(['ok', 'proof_replayed', 'proof_replayed'])
})

test('a shop with a public key proves by ES256, and that key is no HMAC secret', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = await exportJWK(publicKey)
  const shop = await server.addShop({ identityPublicKey: jwk })
  const seconds = Math.floor(server.clock.now().getTime() / 1000)
  const proof = await new SignJWT({ sub: 'ana', jti: 'es', iat: seconds, exp: seconds + 60 })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(shop.publicKey)
    .setAudience('regulars')
    .sign(privateKey)
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const confused = await jwtProof(shop, server.clock.now(), {}, pem)

  expect(await codeOf(prove(shop, proof))).toBe('ok')
  expect(await codeOf(prove(shop, confused))).toBe('proof_invalid')
})

test('a shop without a public key takes no ES256', async () => {
  const shop = await server.addShop()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const proof = await new SignJWT({ sub: 'ana', jti: 'es' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(shop.publicKey)
    .setAudience('regulars')
    .setIssuedAt(server.clock.now())
    .setExpirationTime(new Date(server.clock.now().getTime() + MINUTE))
    .sign(privateKey)

  expect(await codeOf(prove(shop, proof))).toBe('proof_invalid')
})

test('a dated HMAC may be used again within ten minutes, as a cached page does', async () => {
  const shop = await server.addShop()
  const proof = datedHmac(shop, 'Ana|Русу', server.clock.now())

  expect(await codeOf(prove(shop, proof))).toBe('ok')
  expect(await codeOf(prove(shop, proof))).toBe('ok')
})

test.each([
  [
    'eleven minutes old',
    (shop: TestShop, now: Date) => datedHmac(shop, 'ana', new Date(now.getTime() - 11 * MINUTE)),
  ],
  [
    'a minute ahead',
    (shop: TestShop, now: Date) => datedHmac(shop, 'ana', new Date(now.getTime() + MINUTE)),
  ],
  [
    'for another customer',
    (shop: TestShop, now: Date) =>
      datedHmac(shop, 'ana', now).replace(
        /^v1\.[\w-]+/,
        `v1.${Buffer.from('mihai').toString('base64url')}`,
      ),
  ],
  [
    'with another date',
    (shop: TestShop, now: Date) =>
      datedHmac(shop, 'ana', now).replace(/\.(\d+)\./, (_, seconds) => `.${Number(seconds) + 1}.`),
  ],
  [
    'of another shop',
    (shop: TestShop, now: Date) => datedHmac({ ...shop, publicKey: 'pk_other' }, 'ana', now),
  ],
  ['in capitals', (shop: TestShop, now: Date) => datedHmac(shop, 'ana', now).toUpperCase()],
  ['cut short', (shop: TestShop, now: Date) => datedHmac(shop, 'ana', now).slice(0, -2)],
  [
    'with another spelling of the customer',
    (shop: TestShop, now: Date) => datedHmac(shop, 'a', now).replace('.YQ.', '.YR.'),
  ],
  ['that is no proof', () => 'v1.ana.now.please'],
])('a dated HMAC %s is refused', async (_, forge) => {
  const shop = await server.addShop()

  expect(await codeOf(prove(shop, forge(shop, server.clock.now())))).toBe('proof_invalid')
})

test('a visitor is linked to the member only when it is sent', async () => {
  const shop = await server.addShop()
  const visitorId = '01890000-0000-7000-8000-000000000001'
  await prove(shop, datedHmac(shop, 'mihai', server.clock.now()))

  await prove(shop, datedHmac(shop, 'ana', server.clock.now()), { visitorId })

  const links = await server.database.query(
    `select visitor_id, sub from visitor_members join members using (shop_id, member_id)
      where shop_id = $1`,
    [shop.id],
  )
  expect(links).toEqual([{ visitor_id: visitorId, sub: 'ana' }])
})

test('a session reads its own wallet, and only until it ends', async () => {
  const shop = await server.addShop()
  const { token } = await shop.openSession('ana')
  const read = (authorization: string): Promise<string> =>
    codeOf(shop.askAsPage('/v1/loyalty/wallet', { headers: { authorization } }))
  const [head, payload, signature] = token.split('.')
  const proof = await jwtProof(shop, server.clock.now())

  expect(await read(`Bearer ${token}`)).toBe('ok')
  expect(await read('')).toBe('session_expired')
  expect(await read(`Bearer ${head}.${payload}.${signature?.slice(0, -3)}abc`)).toBe(
    'session_expired',
  )
  expect(await read(`Bearer ${proof}`)).toBe('session_expired')
  expect(await read(`Bearer ${shop.secretKey}`)).toBe('session_expired')
  server.clock.pass(15 * MINUTE)
  expect(await read(`Bearer ${token}`)).toBe('session_expired')
})

test('a session of one shop signed with another shop’s key is refused', async () => {
  const [shop, other] = [await server.addShop(), await server.addShop()]
  const { memberId } = await shop.openSession('ana')
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(shop.publicKey)
    .setAudience('regulars-session')
    .setSubject(memberId)
    .setExpirationTime(new Date(server.clock.now().getTime() + MINUTE))
    .sign(new TextEncoder().encode(other.sessionKey))

  const headers = { authorization: `Bearer ${token}` }

  expect(await codeOf(shop.askAsPage('/v1/loyalty/wallet', { headers }))).toBe('session_expired')
})

test('a member without an order has a wallet of zeros', async () => {
  const shop = await server.addShop()

  const wallet = await shop.walletOf('ana')

  expect(wallet).toMatchObject({ revision: 0, available: 0, pending: 0, nextRelease: null })
  expect(wallet.tier).toMatchObject({ current: null, next: { tier: { id: 'fern' }, missing: 200 } })
})

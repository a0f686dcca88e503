/** Who is signed in, and the proof of it. */
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  IDENTITY_SECRET,
  openTestShop,
  PUBLIC_KEY,
  visit,
  type TestShop,
  type Visitor,
} from '../shop.fixture.ts'

const KEY = new TextEncoder().encode(IDENTITY_SECRET)

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

async function signedIn(customer: string): Promise<Visitor> {
  const visitor = visit(shop.app)
  await visitor.post('/account/sign-in', { customer })
  return visitor
}

async function printedProof(visitor: Visitor): Promise<string | undefined> {
  return /data-identity="([^"]+)"/.exec(await (await visitor.get('/')).text())?.[1]
}

test('the proof names the customer to the loyalty backend, for five minutes', async () => {
  const answer = await (await signedIn('mihai')).get('/shop/proof')
  const { proof } = (await answer.json()) as { proof: string }

  const { payload, protectedHeader } = await jwtVerify(proof, KEY, {
    issuer: PUBLIC_KEY,
    audience: 'regulars',
  })
  expect(protectedHeader.alg).toBe('HS256')
  expect(payload).toMatchObject({ sub: 'mihai', name: 'Mihai Ceban' })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
})

test('every page carries a proof of its own', async () => {
  const visitor = await signedIn('ana')

  const proofs = [await printedProof(visitor), await printedProof(visitor)]
  const ids = proofs.map(async (proof) => (await jwtVerify(proof ?? '', KEY)).payload.jti)

  expect(new Set(await Promise.all(ids)).size).toBe(2)
})

test('a visitor who is signed out has no proof, in the page or on request', async () => {
  const visitor = visit(shop.app)

  expect(await printedProof(visitor)).toBeUndefined()
  expect((await visitor.get('/shop/proof')).status).toBe(401)
})

test.each(['ana', 'ana.', 'ana.forged', 'ana.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='])(
  'the cookie "%s" signs nobody in',
  async (value) => {
    const visitor = visit(shop.app)
    visitor.setCookie('fe_customer', encodeURIComponent(value))

    expect((await visitor.get('/shop/proof')).status).toBe(401)
  },
)

test('nobody signs in as a customer the shop does not have', async () => {
  const visitor = await signedIn('admin')

  expect((await visitor.get('/shop/proof')).status).toBe(401)
})

test('the cart outlives signing in and out', async () => {
  const visitor = visit(shop.app)
  await visitor.post('/cart', { product: 'ash-bowl', quantity: '3' })
  await visitor.post('/account/sign-in', { customer: 'zofia' })
  await visitor.post('/account/sign-out', {})

  expect(await (await visitor.get('/cart')).text()).toContain('Ash Bowl')
  expect((await visitor.get('/shop/proof')).status).toBe(401)
})

test('signing out without a reload gets a word to show', async () => {
  const visitor = await signedIn('zofia')
  const answer = await visitor.post('/account/sign-out', {}, { accept: 'application/json' })

  expect(await answer.json()).toEqual({ notice: 'You are signed out' })
})

test('the cookie of the signed-in customer is closed to scripts and to other sites', async () => {
  const answer = await shop.app.request('http://shop.test/account/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ customer: 'ana' }),
    headers: { origin: 'http://shop.test' },
  })

  expect(answer.headers.getSetCookie().join()).toMatch(/^fe_customer=ana.*HttpOnly; SameSite=Lax$/)
})

test('the account shows the wallet and the orders of its customer', async () => {
  const page = await (await (await signedIn('ana')).get('/account')).text()

  expect(page).toMatch(/<regulars-loyalty[^>]*>\s*<p>/)
  expect(page).toContain('Good to see you, Ana')
})

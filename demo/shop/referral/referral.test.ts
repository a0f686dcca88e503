/** Invitations at the shop’s own counter: remembered for the order, and codes of friends with each reason why one does not count. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Coupon } from '../../../src/contract/coupon.ts'
import { createCouponDesk, type CouponDesk } from '../codes/coupon-desk.fixture.ts'
import { createTestBackend, type TestBackend } from '../orders/backend.fixture.ts'
import { fillCheckout, openTestShop, visit, type TestShop, type Visitor } from '../shop.fixture.ts'

/** Ana’s own code: for whoever orders for the first time. */
const OF_ANA: Coupon = {
  code: 'ANA',
  status: 'active',
  value: { kind: 'amount', off: { minor: 1000, currency: 'EUR' } },
  currency: 'EUR',
  minOrder: 2500,
  firstOrderOnly: true,
}

let shop: TestShop
let backend: TestBackend
let desk: CouponDesk

beforeAll(async () => {
  shop = await openTestShop((url, init) =>
    String(url).includes('/coupons/')
      ? desk.answer(new URL(String(url)), init)
      : backend.fetch(url, init),
  )
})
afterAll(() => shop.close())
beforeEach(() => {
  backend = createTestBackend()
  desk = createCouponDesk([OF_ANA])
})

async function friend(quantity = 2, language = 'en'): Promise<Visitor> {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language, currency: 'EUR' })
  await visitor.post('/cart', { product: 'dune-mug', quantity: String(quantity) })
  return visitor
}

async function read(visitor: Visitor, path: string): Promise<string> {
  return (await (await visitor.get(path)).text()).replace(/\s+/g, ' ')
}

async function place(visitor: Visitor, form: Record<string, string>): Promise<string> {
  const answer = await visitor.post('/checkout', form)
  return (answer.headers.get('location') ?? (await answer.text())).replace(/\s+/g, ' ')
}

test('what the page tells of an invitation goes along with the order, once', async () => {
  const visitor = await friend()
  await visitor.post('/shop/referral', { claimId: 'clm_1.sig' })

  await place(visitor, await fillCheckout(visitor))

  await expect.poll(() => backend.applied).toHaveLength(1)
  expect(backend.applied[0]?.order.referral).toEqual({ claimId: 'clm_1.sig' })
  expect(visitor.cookie('fe_referral')).toBeUndefined()
})

test('it is kept for this session of the browser, out of the reach of scripts', async () => {
  const answer = await (await friend()).post('/shop/referral', { claimId: 'clm_1.sig' })
  const [cookie] = answer.headers.getSetCookie()

  expect(cookie).toMatch(/^fe_referral=clm_1\.sig;.*HttpOnly/)
  expect(cookie).not.toMatch(/Max-Age|Expires/i)
})

test.each(['', 'clm 1', '<b>', 'x'.repeat(129)])('“%s” is no invitation', async (claimId) => {
  const visitor = await friend()

  const answer = await visitor.post('/shop/referral', { claimId })

  expect(answer.status).toBe(400)
  expect(visitor.cookie('fe_referral')).toBeUndefined()
})

test('signing out forgets it', async () => {
  const visitor = await friend()
  await visitor.post('/shop/referral', { claimId: 'clm_1.sig' })

  await visitor.post('/account/sign-out', {})

  expect(visitor.cookie('fe_referral')).toBeUndefined()
})

test('a friend without an account orders with the code of another, and says where to call', async () => {
  const visitor = await friend()
  await visitor.post('/cart/code', { do: 'apply', code: 'ana' })
  const form = { ...(await fillCheckout(visitor)), email: 'ion@example.com', phone: '+373 60 1234' }

  const path = await place(visitor, form)

  await expect.poll(() => backend.applied).toHaveLength(1)
  expect(await read(visitor, path)).toMatch(/−€10\.00.*€38\.90/)
  expect(backend.applied[0]?.order).toMatchObject({
    customer: { email: 'ion@example.com', phone: '+373 60 1234' },
    client: { ip: 'in-process' },
    codes: ['ANA'],
  })
})

test('below the minimum the cart says how much is missing', async () => {
  const visitor = await friend(1)
  await visitor.post('/cart/code', { do: 'apply', code: 'ANA' })

  expect(await read(visitor, '/cart')).toContain('€3.00 more, and the code counts.')
})

test.each([
  ['own_link', 'This is your own code: it is for your friends.'],
  ['not_new_customer', 'This code is for a first order, and you have ordered here before.'],
  ['not_eligible', 'This code cannot be used for this order.'],
] as const)('a customer whom the backend answers %s is told so in the cart', async (why, text) => {
  const visitor = await friend()
  await visitor.post('/account/sign-in', { customer: 'mihai' })
  desk.refuse = ({ customerId }) => (customerId === 'mihai' ? why : undefined)

  await visitor.post('/cart/code', { do: 'apply', code: 'ANA' })

  expect(await read(visitor, '/cart')).toContain(text)
})

test('a guest is told at the checkout, once the e-mail is known, and orders without', async () => {
  const visitor = await friend()
  await visitor.post('/cart/code', { do: 'apply', code: 'ANA' })
  desk.refuse = ({ email }) => (email === 'ana.rusu@example.com' ? 'not_new_customer' : undefined)
  const form = await fillCheckout(visitor)

  const shown = await visitor.post('/checkout', form)
  const page = (await shown.text()).replace(/\s+/g, ' ')
  const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
  const path = await place(visitor, { ...form, seen })

  expect(page).toContain('you have ordered here before. The sum below is without it')
  expect(path).toMatch(/^\/thank-you\//)
  expect(desk.uses).toEqual([])
})

test('what only the till finds out is said in its words', async () => {
  const visitor = await friend()
  await visitor.post('/cart/code', { do: 'apply', code: 'ANA' })
  desk.refuse = ({ orderId }) => (orderId ? 'own_link' : undefined)

  const page = await place(visitor, await fillCheckout(visitor))

  expect(page).toContain('This is your own code')
})

test('a code for points takes nothing off and says what it collects', async () => {
  desk = createCouponDesk([{ ...OF_ANA, value: { kind: 'points', points: 500 } }])
  const visitor = await friend(2, 'pl')
  await visitor.post('/cart/code', { do: 'apply', code: 'ANA' })

  const page = await read(visitor, '/cart')

  expect(page).toContain('Z tym kodem zamówienie daje o 500 punktów więcej.')
  expect(page).toContain('+500 punktów')
})

test('a phone is not asked for, but has to be one', async () => {
  const visitor = await friend()
  const form = await fillCheckout(visitor)

  const wrong = await place(visitor, { ...form, phone: 'call me' })
  const path = await place(visitor, { ...form, phone: ' ' })

  expect(wrong).toContain('Write the number in digits, or leave this empty.')
  expect(path).toMatch(/^\/thank-you\//)
})

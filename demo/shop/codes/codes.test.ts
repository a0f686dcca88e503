/** A code from the cart to the order, by plain forms: what it takes off, why it does not fit, and that it pays once or not at all. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestBackend, type TestBackend } from '../orders/backend.fixture.ts'
import { fillCheckout, openTestShop, visit, type TestShop, type Visitor } from '../shop.fixture.ts'
import { AMOUNT, createCouponDesk, type CouponDesk } from './coupon-desk.fixture.ts'

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
  desk = createCouponDesk()
})

/** Two mugs, 44.00 EUR. */
async function ana(): Promise<Visitor> {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language: 'en', currency: 'EUR' })
  await visitor.post('/account/sign-in', { customer: 'ana' })
  await visitor.post('/cart', { product: 'dune-mug', quantity: '2' })
  return visitor
}

async function anaWithCode(): Promise<Visitor> {
  const visitor = await ana()
  await visitor.post('/cart/code', { do: 'apply', code: AMOUNT.code })
  return visitor
}

async function read(visitor: Visitor, path: string): Promise<string> {
  return (await (await visitor.get(path)).text()).replace(/\s+/g, ' ')
}

async function ordersOf(form: Readonly<Record<string, string>>): Promise<unknown[]> {
  return shop.database.query(
    `select state, total, discount->>'code' as code from demo_shop_orders where checkout_token like $1`,
    [`${form['token']}%`],
  )
}

async function place(visitor: Visitor, form: Record<string, string>): Promise<string> {
  const answer = await visitor.post('/checkout', form)
  return (answer.headers.get('location') ?? (await answer.text())).replace(/\s+/g, ' ')
}

test('a code put into the cart takes its amount off, says so in one line, and comes out again', async () => {
  const visitor = await anaWithCode()
  const withCode = await read(visitor, '/cart')

  await visitor.post('/cart/code', { do: 'remove' })

  expect(withCode).toMatch(/Your code takes €5\.00 off\..*/)
  expect(withCode).toMatch(/<dd data-code-amount>−€5\.00<\/dd>.*<dd data-total>€39\.00<\/dd>/)
  expect(await read(visitor, '/cart')).not.toContain('Your code takes')
})

test('the shop’s script gets what became of the code, and the points foretold on what is left', async () => {
  const visitor = await ana()
  const json = { accept: 'application/json' }

  const answer = await visitor.post('/cart/code', { code: ` ${AMOUNT.code.toLowerCase()} ` }, json)
  const body = (await answer.json()) as { code: unknown; estimate: string; notice: string }

  expect(body).toMatchObject({
    code: { kind: 'applied', amount: '−€5.00', total: '€39.00' },
    notice: 'Your code takes €5.00 off.',
  })
  expect(JSON.parse(body.estimate)).toEqual([{ id: 'dune-mug', quantity: 1, unit: 3900 }])
})

test('into an empty basket a code goes to wait for the first product', async () => {
  const visitor = visit(shop.app)
  await visitor.post('/account/sign-in', { customer: 'ana' })
  const json = { accept: 'application/json', 'accept-language': 'en' }

  const put = await visitor.post('/cart/code', { code: AMOUNT.code }, json)
  const { code } = (await put.json()) as { code: { waits: boolean } }
  await visitor.post('/preferences', { language: 'en', currency: 'EUR' })
  await visitor.post('/cart', { product: 'dune-mug', quantity: '2' })

  expect(code.waits).toBe(true)
  expect(await read(visitor, '/cart')).toContain('Your code takes €5.00 off.')
})

test('a code nobody knows stays in its field, marked and explained', async () => {
  const visitor = await ana()
  await visitor.post('/cart/code', { do: 'apply', code: '<b>NOPE' })

  const page = await read(visitor, '/cart')

  expect(page).toMatch(/value="BNOPE"[^>]*aria-invalid="true"/)
  expect(page).toContain('We do not know the code BNOPE.')
})

test('the order charges less, uses the code for itself, and tells both', async () => {
  const visitor = await anaWithCode()
  const form = await fillCheckout(visitor)

  const path = await place(visitor, form)

  const orderId = path.split('/').at(-1) ?? ''
  await expect.poll(() => backend.applied).toHaveLength(1)
  expect(desk.uses).toEqual([[AMOUNT.code, orderId]])
  expect(backend.applied[0]).toMatchObject({
    id: orderId,
    order: {
      status: 'paid',
      codes: [AMOUNT.code],
      lines: [{ productId: 'dune-mug', total: 3900 }],
    },
  })
  expect(await read(visitor, path)).toMatch(/−€5\.00.*€43\.90/)
  expect(visitor.cookie('fe_code')).toBeUndefined()
})

test('a form sent twice at once uses the code once and places one order', async () => {
  const visitor = await anaWithCode()
  const form = await fillCheckout(visitor)

  const paths = await Promise.all([place(visitor, form), place(visitor, form)])

  expect(new Set(paths).size).toBe(1)
  expect(desk.uses).toHaveLength(1)
  expect(await ordersOf(form)).toEqual([{ state: 'placed', total: 4390, code: AMOUNT.code }])
})

test('two carts with one code are one order with it; the other is shown its sum without', async () => {
  const [first, second] = [await anaWithCode(), await anaWithCode()]
  const forms = [await fillCheckout(first), await fillCheckout(second)] as const

  await place(first, forms[0])
  const answer = await place(second, forms[1])

  expect(answer).toContain('This code has been used for an order. The sum below is without it')
  expect(await ordersOf(forms[1])).toEqual([])
})

test('a backend that is away does not hold up the order: it can be placed without the code, which stays', async () => {
  const visitor = await anaWithCode()
  const form = await fillCheckout(visitor)
  desk.line = 'away'

  const warned = await place(visitor, form)
  const again = await fillCheckout(visitor)
  const path = await place(visitor, again)

  expect(warned).toContain('cannot be checked at the moment')
  expect(path).toMatch(/^\/thank-you\//)
  expect(await ordersOf(again)).toEqual([{ state: 'placed', total: 4890, code: null }])
  expect(visitor.cookie('fe_code')).toBe(AMOUNT.code)
})

test.each(['unheard', 'failing'] as const)(
  'when the till’s question goes %s nothing is charged, and the backend is told to give the code back',
  async (line) => {
    const visitor = await anaWithCode()
    const form = await fillCheckout(visitor)
    desk.useLine = line

    const warned = await place(visitor, form)

    expect(warned).toContain('cannot be checked at the moment')
    expect(await ordersOf(form)).toEqual([{ state: 'abandoned', total: 4390, code: AMOUNT.code }])
    await expect.poll(() => backend.applied).toHaveLength(1)
    expect(backend.applied[0]?.order).toMatchObject({ status: 'cancelled', codes: [AMOUNT.code] })
    expect(await read(visitor, '/account')).not.toContain(backend.applied[0]?.id)
  },
)

test('an order a killed process left waiting for its code is given up, and told', async () => {
  const visitor = await anaWithCode()
  const form = await fillCheckout(visitor)
  await place(visitor, form)
  await shop.database.query(
    `update demo_shop_orders set state = 'checking', placed_at = now() - interval '3 minutes', report_state = 'waiting'
      where checkout_token = $1`,
    [form['token']],
  )

  await place(await ana(), await fillCheckout(await ana()))

  await expect.poll(async () => (await ordersOf(form))[0]).toMatchObject({ state: 'abandoned' })
})

test('a cancelled order tells so with a newer version, and only its customer can cancel it', async () => {
  const visitor = await anaWithCode()
  const path = await place(visitor, await fillCheckout(visitor))
  const id = path.split('/').at(-1) ?? ''
  const mihai = visit(shop.app)
  await mihai.post('/account/sign-in', { customer: 'mihai' })
  await expect.poll(() => backend.applied).toHaveLength(1)

  await mihai.post(`/account/orders/${id}/cancel`, {})
  const before = await read(visitor, '/account')
  backend.applied.length = 0
  await visitor.post(`/account/orders/${id}/cancel`, {})

  await expect.poll(() => backend.applied).toHaveLength(1)
  expect(before).not.toContain('order-cancelled')
  expect(backend.applied[0]?.order).toMatchObject({
    version: 2,
    status: 'cancelled',
    codes: [AMOUNT.code],
  })
  expect(await read(visitor, '/account')).toContain('order-cancelled')
})

test('at the checkout a code is used and taken out without losing what was typed', async () => {
  const visitor = await ana()
  const form = await fillCheckout(visitor)

  const applied = await visitor.post('/checkout/code', { ...form, do: 'apply', code: AMOUNT.code })
  const page = await applied.text()
  const removed = await (await visitor.post('/checkout/code', { ...form, do: 'remove' })).text()

  expect(applied.status).toBe(200)
  expect(page).toContain('value="Str. Columna 12"')
  expect(page).toContain('Your code takes €5.00 off.')
  expect(removed).toContain('value="Str. Columna 12"')
  expect(removed).not.toContain('Your code takes')
})

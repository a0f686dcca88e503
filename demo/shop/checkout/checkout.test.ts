/** Placing an order, by a plain form: once, for what was shown, or with a word about what is wrong. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestBackend } from '../orders/backend.fixture.ts'
import { fillCheckout, openTestShop, visit, type TestShop, type Visitor } from '../shop.fixture.ts'

const backend = createTestBackend()
let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop(backend.fetch)
})
afterAll(() => shop.close())

async function countOrders(token: string | undefined): Promise<number> {
  const rows = await shop.database.query(
    'select id from demo_shop_orders where checkout_token = $1',
    [token],
  )
  return rows.length
}

async function withMugs(): Promise<Visitor> {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language: 'en', currency: 'EUR' })
  await visitor.post('/cart', { product: 'dune-mug', quantity: '2' })
  return visitor
}

test('an order leads to its thank-you page and empties the cart', async () => {
  const visitor = await withMugs()

  const answer = await visitor.post('/checkout', await fillCheckout(visitor))
  const thanks = await visitor.get(answer.headers.get('location') ?? '')

  expect(answer.status).toBe(303)
  expect(visitor.cookie('fe_cart')).toBeUndefined()
  expect(await thanks.text()).toMatch(/Dune Mug.*€44\.00.*€48\.90/s)
})

test('a dead loyalty backend does not hold up the sale, and learns of it when it is back', async () => {
  backend.mood = 'away'
  const visitor = await withMugs()
  await visitor.post('/account/sign-in', { customer: 'ana' })
  const before = backend.calls

  const answer = await visitor.post('/checkout', await fillCheckout(visitor))
  const path = answer.headers.get('location') ?? ''
  const thanks = await visitor.get(path)
  await expect.poll(() => backend.calls).toBeGreaterThan(before)
  backend.mood = 'well'

  expect(thanks.status).toBe(200)
  const paths = () => backend.applied.map(({ id }) => `/thank-you/${id}`)
  await expect.poll(paths, { timeout: 20_000 }).toContain(path)
})

test('a form sent twice, together or after a reload, places one order', async () => {
  const visitor = await withMugs()
  const form = await fillCheckout(visitor)

  const together = await Promise.all([
    visitor.post('/checkout', form),
    visitor.post('/checkout', form),
  ])
  const later = await visitor.post('/checkout', form)

  const places = [...together, later].map((answer) => answer.headers.get('location'))
  expect(new Set(places).size).toBe(1)
  expect(await countOrders(form['token'])).toBe(1)
})

test('two forms shown to one visitor are two orders', async () => {
  const visitor = await withMugs()
  const first = await fillCheckout(visitor)
  const second = await fillCheckout(visitor)
  const cart = visitor.cookie('fe_cart') ?? ''

  await visitor.post('/checkout', first)
  visitor.setCookie('fe_cart', cart)
  await visitor.post('/checkout', second)

  expect([await countOrders(first['token']), await countOrders(second['token'])]).toEqual([1, 1])
})

test('nothing is charged that was not shown: a cart changed meanwhile is shown again', async () => {
  const visitor = await withMugs()
  const form = await fillCheckout(visitor)
  await visitor.post('/preferences', { currency: 'PLN' })

  const answer = await visitor.post('/checkout', form)

  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Your basket has changed')
  expect(await countOrders(form['token'])).toBe(0)
})

test('a price in the form is no price: the catalogue decides', async () => {
  const visitor = await withMugs()
  const shown = await fillCheckout(visitor)
  const form = { ...shown, total: '1', price: '1', 'dune-mug': '1' }

  await visitor.post('/checkout', form)
  const [order] = await shop.database.query<{ total: number }>(
    'select total from demo_shop_orders where checkout_token = $1',
    [shown['token']],
  )

  expect(order?.total).toBe(4890)
})

test.each([
  ['email', 'nobody'],
  ['name', '   '],
  ['address', ''],
  ['postcode', '1'],
  ['city', 'x'.repeat(121)],
  ['name', 'Ana\u0000'],
])(
  'the field %s with "%s" is named, tied to its message, and what was typed stays',
  async (field, value) => {
    const visitor = await withMugs()
    const form = { ...(await fillCheckout(visitor)), [field]: value }

    const answer = await visitor.post('/checkout', form)
    const page = await answer.text()

    expect(answer.status).toBe(422)
    expect(page).toMatch(new RegExp(`aria-invalid="true"\\s+aria-describedby="${field}-error"`))
    expect(page).toContain(`id="${field}-error"`)
    expect(page.match(/aria-invalid/g)).toHaveLength(1)
    expect(page).toContain(form['token'])
    expect(await countOrders(form['token'])).toBe(0)
  },
)

test.each([
  ['country', 'XX'],
  ['shipping', 'drone'],
  ['token', 'mine'],
])('a %s the form never offered places nothing', async (field, value) => {
  const visitor = await withMugs()
  const form = { ...(await fillCheckout(visitor)), [field]: value }

  expect((await visitor.post('/checkout', form)).status).toBe(422)
  expect(await countOrders(form['token'])).toBe(0)
})

test('markup in a name is text on the thank-you page', async () => {
  const visitor = await withMugs()
  const form = { ...(await fillCheckout(visitor)), name: '<img/src=x> Rusu' }

  const answer = await visitor.post('/checkout', form)
  const page = await (await visitor.get(answer.headers.get('location') ?? '')).text()

  expect(page).toContain('Thank you, &lt;img/src=x&gt;.')
  expect(page).not.toContain('<img/src=x>')
})

test('an empty cart has no checkout', async () => {
  const answer = await visit(shop.app).get('/checkout')

  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cart'])
})

test('an order is shown to the browser that placed it and to its customer, to nobody else', async () => {
  const ana = await withMugs()
  await ana.post('/account/sign-in', { customer: 'ana' })
  const path = (await ana.post('/checkout', await fillCheckout(ana))).headers.get('location') ?? ''
  const mihai = visit(shop.app)
  await mihai.post('/account/sign-in', { customer: 'mihai' })
  const anaAtWork = visit(shop.app)
  await anaAtWork.post('/account/sign-in', { customer: 'ana' })

  const statuses = [ana, mihai, anaAtWork, visit(shop.app)].map(async (visitor) => {
    return (await visitor.get(path)).status
  })

  expect(await Promise.all(statuses)).toEqual([200, 404, 200, 404])
})

test.each([
  ['EUR', '€4.90'],
  ['RON', 'RON 24.00'],
  ['MDL', 'MDL 96.00'],
  ['PLN', 'PLN 21.00'],
  ['JPY', 'JP¥800'],
] as const)('post costs %s %s until it is free', async (currency, price) => {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language: 'en', currency })
  await visitor.post('/cart', { product: 'dune-mug', quantity: '1' })
  const small = (await (await visitor.get('/checkout')).text()).replaceAll('\u00a0', ' ')
  await visitor.post('/cart', { product: 'moss-teapot', quantity: '1' })
  const large = (await (await visitor.get('/checkout')).text()).replaceAll('\u00a0', ' ')

  expect(small).toContain(`<span class="choice-price">${price}</span>`)
  expect(large).toContain('<span class="choice-price">Free</span>')
})

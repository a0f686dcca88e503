/** Telling the loyalty backend: never in the way of a sale, never lost, never counted twice. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/db.ts'
import { openShopDatabase, SECRET_KEY } from '../shop.fixture.ts'
import { createTestBackend, type TestBackend } from './backend.fixture.ts'
import { createOrderStore, type OrderStore } from './order-store.ts'
import type { NewOrder } from './order.ts'
import { createOutbox } from './outbox.ts'
import { reportOrder } from './report.ts'
import { createReporter, type Reporter } from './reporter.ts'

const ORDER: NewOrder = {
  checkoutToken: 'a',
  customerId: 'ana',
  contact: {
    email: 'ana.rusu@example.com',
    name: 'Ana Rusu',
    address: 'Str. Columna 12',
    postcode: 'MD-2001',
    city: 'Chișinău',
    country: 'MD',
  },
  currency: 'EUR',
  lines: [{ productId: 'dune-mug', name: 'Dune Mug', quantity: 2, line: 4400 }],
  shippingMethod: 'post',
  shipping: 490,
  discount: null,
  cartId: null,
  referral: null,
  client: null,
  total: 4890,
}

let database: Database
let backend: TestBackend
let orders: OrderStore
let stop: AbortController
/** A shop of its own for each test, in one database. */
let shopId: string
let shops = 0

beforeAll(async () => {
  database = await openShopDatabase()
})
afterAll(() => database.close())

beforeEach(() => {
  shopId = `pk_${(shops += 1)}`
  backend = createTestBackend()
  orders = createOrderStore(database, shopId)
  stop = new AbortController()
})
afterEach(() => stop.abort())

/** One process of the shop. */
function createProcess(backOffMs = 60_000): Reporter {
  const api = { apiUrl: 'http://api.test', secretKey: SECRET_KEY, fetch: backend.fetch }
  return createReporter({
    outbox: createOutbox(database, shopId),
    report: (order) => reportOrder(order, api),
    backOffMs: () => backOffMs,
    signal: stop.signal,
  })
}

async function makeDue(): Promise<void> {
  await database.query('update demo_shop_orders set report_after = now() where shop_id = $1', [
    shopId,
  ])
}

async function stateOf(id: string): Promise<unknown> {
  const [row] = await database.query<{ report_state: string; report_problem: string | null }>(
    'select report_state, report_problem from demo_shop_orders where id = $1',
    [id],
  )
  return [row?.report_state, row?.report_problem]
}

test('an order is told once, with what it cost in euro cents', async () => {
  const { id } = await orders.place(ORDER)
  const reporter = createProcess()

  await reporter.drain()
  await reporter.drain()

  expect(backend.calls).toBe(1)
  expect(backend.applied).toMatchObject([
    {
      id,
      order: {
        version: 1,
        status: 'paid',
        customer: { id: 'ana', name: 'Ana Rusu' },
        currency: 'EUR',
        lines: [{ productId: 'dune-mug', quantity: 2, total: 4400 }],
        shipping: 490,
      },
    },
  ])
  expect(await stateOf(id)).toEqual(['told', null])
})

test.each([
  ['away', 'TypeError: fetch failed'],
  ['failing', '503 internal_error'],
  ['wrong-key', '401 secret_invalid'],
] as const)(
  'while the backend is %s the order waits; when it is back, it is told once',
  async (mood, problem) => {
    backend.mood = mood
    const { id } = await orders.place(ORDER)
    await createProcess().drain()
    const waiting = await stateOf(id)

    backend.mood = 'well'
    await makeDue()
    await createProcess().drain()

    expect(waiting).toEqual(['waiting', problem])
    expect(await stateOf(id)).toEqual(['told', null])
    expect(backend.applied).toHaveLength(1)
  },
)

test('an answer that never arrived is asked for again, and changes nothing', async () => {
  backend.mood = 'unheard'
  const { id } = await orders.place(ORDER)
  await createProcess().drain()

  backend.mood = 'well'
  await makeDue()
  await createProcess().drain()

  expect([backend.calls, backend.applied.length]).toEqual([2, 1])
  expect(await stateOf(id)).toEqual(['told', null])
})

test('what the backend refuses for good is kept with its reason and not sent again', async () => {
  backend.mood = 'refusing'
  const { id } = await orders.place(ORDER)

  await createProcess().drain()
  await createProcess().drain()

  expect(backend.calls).toBe(1)
  expect(await stateOf(id)).toEqual(['refused', '422 currency_mismatch'])
})

test('an order that is not due yet is left alone', async () => {
  backend.mood = 'away'
  await orders.place(ORDER)
  const reporter = createProcess()

  await reporter.drain()
  await reporter.drain()

  expect(backend.calls).toBe(1)
})

test('the order of a guest is told with what was typed, and how they came', async () => {
  const contact = { ...ORDER.contact, phone: '+373 60 123 456' }
  const referral = { claimId: 'clm_1.sig' }
  const client = { ip: '203.0.113.7', userAgent: 'Firefox' }
  await orders.place({ ...ORDER, customerId: null, contact, referral, client })

  await createProcess().drain()

  expect(backend.applied[0]?.order).toMatchObject({
    customer: {
      email: 'ana.rusu@example.com',
      name: 'Ana Rusu',
      phone: '+373 60 123 456',
      address: 'Str. Columna 12, MD-2001, Chișinău, MD',
    },
    referral,
    client,
  })
  expect(backend.applied[0]?.order.customer).not.toHaveProperty('id')
})

test('the browser that ordered is forgotten once it was told', async () => {
  const { id } = await orders.place({ ...ORDER, client: { ip: '203.0.113.7' } })

  await createProcess().drain()

  expect((await orders.find(id))?.client).toBeNull()
})

test('two processes at once tell every order once', async () => {
  const placed = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      orders.place({ ...ORDER, checkoutToken: `form ${index}` }),
    ),
  )

  await Promise.all([createProcess().drain(), createProcess().drain()])

  expect(backend.calls).toBe(25)
  expect(backend.applied.map(({ id }) => id).sort()).toEqual(placed.map(({ id }) => id).sort())
})

test('an order left behind by a killed process is found by the next one', async () => {
  const { id } = await orders.place(ORDER)
  await createOutbox(database, shopId).take()
  await createProcess().drain()
  const meanwhile = await stateOf(id)

  await makeDue()
  await createProcess().drain()

  expect(meanwhile).toEqual(['waiting', null])
  expect(await stateOf(id)).toEqual(['told', null])
})

test('a gift card earns nothing, and prices in another currency count in euro', async () => {
  await orders.place({
    ...ORDER,
    currency: 'JPY',
    lines: [
      { productId: 'gift-card', name: 'Gift Card', quantity: 1, line: 4000 },
      { productId: 'first-light-sencha', name: 'First Light Sencha', quantity: 1, line: 2400 },
    ],
    shipping: 800,
    total: 7200,
  })

  await createProcess().drain()

  expect(backend.applied[0]?.order).toMatchObject({
    currency: 'EUR',
    lines: [
      { productId: 'gift-card', total: 2424, excluded: true },
      { productId: 'first-light-sencha', total: 1455 },
    ],
    shipping: 485,
  })
  expect(backend.applied[0]?.order.lines[1]).not.toHaveProperty('excluded')
})

test('a wake-up tells the order and goes on trying by itself', async () => {
  backend.mood = 'away'
  const { id } = await orders.place(ORDER)
  const reporter = createProcess(20)

  reporter.wake()
  await expect.poll(() => backend.calls).toBeGreaterThan(1)
  backend.mood = 'well'

  await expect.poll(() => stateOf(id)).toEqual(['told', null])
  expect(backend.applied).toHaveLength(1)
})

/** The history of the named customers, in the shop's own books. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_ORDERS } from '../../server/seed/fern-and-ember.ts'
import { findCustomer } from '../account/customers.ts'
import { findProduct } from '../catalogue/catalogue.ts'
import { openTestShop, PUBLIC_KEY, visit, type TestShop } from '../shop.fixture.ts'
import { isOrderId } from './order-id.ts'
import { placePastOrders } from './past-orders.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
  await placePastOrders(shop.database, PUBLIC_KEY, { orders: DEMO_ORDERS, now: NOW })
  await placePastOrders(shop.database, PUBLIC_KEY, { orders: DEMO_ORDERS, now: NOW })
})
afterAll(() => shop.close())

test('each past order is in the books once, and waits for nobody', async () => {
  const rows = await shop.database.query<{ id: string }>(
    `select id from demo_shop_orders where report_state = 'told' order by id`,
  )

  expect(rows.map(({ id }) => id)).toEqual(DEMO_ORDERS.map(({ orderId }) => orderId).sort())
})

test.each([
  ['ana', 0],
  ['mihai', 3],
  ['zofia', 3],
])('the account of %s lists %i of them, newest first', async (customer, count) => {
  const visitor = visit(shop.app)
  await visitor.post('/account/sign-in', { customer })
  const page = await (await visitor.get('/account')).text()

  const listed = Array.from(page.matchAll(/<h3>Order (FE-\S+)<\/h3>/g), ([, id]) => id)
  const theirs = DEMO_ORDERS.filter((order) => order.customer.id === customer)

  expect(listed).toHaveLength(count)
  expect(listed).toEqual(
    theirs.toSorted((a, b) => a.daysAgo - b.daysAgo).map(({ orderId }) => orderId),
  )
})

test('what the backend was seeded with is what this shop sells, at its prices, to its customers', () => {
  for (const { orderId, customer, lines } of DEMO_ORDERS) {
    expect(isOrderId(orderId)).toBe(true)
    expect(findCustomer(customer.id)).toEqual(customer)
    for (const { productId, name, quantity, total } of lines) {
      expect([productId, findProduct(productId)?.texts.en.name]).toEqual([productId, name])
      expect([productId, (findProduct(productId)?.prices.EUR ?? 0) * quantity]).toEqual([
        productId,
        total,
      ])
    }
  }
})

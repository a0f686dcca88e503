/** Reads and writes of the shop's orders. */
import type { Database } from '../../server/db.ts'
import { createOrderId } from './order-id.ts'
import type { NewOrder, PlacedOrder } from './order.ts'

export interface OrderStore {
  /** Places the order of a checkout token once; every repeat gets the first one. */
  place(order: NewOrder): Promise<PlacedOrder>
  findByToken(checkoutToken: string): Promise<PlacedOrder | undefined>
  find(id: string): Promise<PlacedOrder | undefined>
  /** Newest first. */
  listOf(customerId: string): Promise<readonly PlacedOrder[]>
}

export const ORDER_COLUMNS = `id, checkout_token as "checkoutToken", customer_id as "customerId", contact, currency,
  lines, shipping_method as "shippingMethod", shipping, total, placed_at as "placedAt"`

export function createOrderStore(database: Database, shopId: string): OrderStore {
  const select = (condition: string, value: string): Promise<PlacedOrder[]> =>
    database.query<PlacedOrder>(
      `select ${ORDER_COLUMNS} from demo_shop_orders
        where shop_id = $1 and ${condition} = $2 order by placed_at desc limit 50`,
      [shopId, value],
    )
  const store: OrderStore = {
    async place(order) {
      await database.query(
        `insert into demo_shop_orders (shop_id, id, checkout_token, customer_id, contact, currency,
           lines, shipping_method, shipping, total, report_state)
         values ($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb, $8, $9, $10, $11)
         on conflict (shop_id, checkout_token) do nothing`,
        [
          shopId,
          createOrderId(),
          order.checkoutToken,
          order.customerId,
          JSON.stringify(order.contact),
          order.currency,
          JSON.stringify(order.lines),
          order.shippingMethod,
          order.shipping,
          order.total,
          order.customerId ? 'waiting' : 'guest',
        ],
      )
      const placed = await store.findByToken(order.checkoutToken)
      if (!placed) throw new Error('An order was written and could not be read back.')
      return placed
    },
    findByToken: async (token) => (await select('checkout_token', token))[0],
    find: async (id) => (await select('id', id))[0],
    listOf: (customerId) => select('customer_id', customerId),
  }
  return store
}

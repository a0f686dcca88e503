/** Reads and writes of the shop's orders. */
import type { Database } from '../../server/db.ts'
import { createOrderId } from './order-id.ts'
import type { NewOrder, PlacedOrder } from './order.ts'

export interface OrderStore {
  /** Writes the order of a checkout token once; every repeat gets the first one. With a code it waits for `confirm`. */
  place(order: NewOrder): Promise<PlacedOrder>
  /** The code is used: it is an order now. `false` when it was given up meanwhile. */
  confirm(id: string): Promise<boolean>
  /** The backend refused the code, so that nothing has happened: as if the form had not been sent. */
  discard(id: string): Promise<void>
  /** Whether the code was used is not known: the form is free for another try, and the backend will be told. */
  abandon(id: string): Promise<void>
  /** `false` when it is no order of theirs that can be cancelled. */
  cancel(id: string, customerId: string): Promise<boolean>
  findByToken(checkoutToken: string): Promise<PlacedOrder | undefined>
  find(id: string): Promise<PlacedOrder | undefined>
  /** Newest first. */
  listOf(customerId: string): Promise<readonly PlacedOrder[]>
}

export const ORDER_COLUMNS = `id, checkout_token as "checkoutToken", customer_id as "customerId", contact, currency,
  lines, shipping_method as "shippingMethod", shipping, discount, cart_id as "cartId",
  referral, client, total, state, placed_at as "placedAt"`

const IS_ORDER = "state in ('placed', 'cancelled')"

export function createOrderStore(
  database: Database,
  shopId: string,
  now: () => Date = () => new Date(),
): OrderStore {
  const select = (condition: string, value: string): Promise<PlacedOrder[]> =>
    database.query<PlacedOrder>(
      `select ${ORDER_COLUMNS} from demo_shop_orders
        where shop_id = $1 and ${condition} = $2 order by placed_at desc limit 50`,
      [shopId, value],
    )
  const change = async (statement: string, ...values: readonly string[]): Promise<boolean> => {
    const changed = await database.query(`${statement} returning id`, [shopId, ...values])
    return changed.length > 0
  }
  const store: OrderStore = {
    async place(order) {
      await database.query(INSERT, [shopId, createOrderId(), ...valuesOf(order), now()])
      const [placed] = await select('checkout_token', order.checkoutToken)
      if (!placed) throw new Error('An order was written and could not be read back.')
      return placed
    },
    confirm: (id) =>
      change(
        `update demo_shop_orders set state = 'placed', report_after = now()
          where shop_id = $1 and id = $2 and state in ('checking', 'placed')`,
        id,
      ),
    async discard(id) {
      await change(
        `delete from demo_shop_orders where shop_id = $1 and id = $2 and state = 'checking'`,
        id,
      )
    },
    async abandon(id) {
      await change(`${ABANDON} and id = $2`, id)
    },
    cancel: (id, customerId) =>
      change(
        `update demo_shop_orders set state = 'cancelled', report_state = 'waiting', report_attempts = 0, report_after = now()
          where shop_id = $1 and id = $2 and customer_id = $3 and state = 'placed'`,
        id,
        customerId,
      ),
    findByToken: async (token) => (await select(`${IS_ORDER} and checkout_token`, token))[0],
    find: async (id) => (await select(`${IS_ORDER} and id`, id))[0],
    listOf: (customerId) => select(`${IS_ORDER} and customer_id`, customerId),
  }
  return store
}

const INSERT = `insert into demo_shop_orders (shop_id, id, checkout_token, customer_id, contact, currency,
    lines, shipping_method, shipping, discount, cart_id, referral, client, total, state, placed_at, report_state)
  values ($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb, $8, $9, $10::jsonb, $11, $12::jsonb, $13::jsonb, $14, $15,
    $16, 'waiting')
  on conflict (shop_id, checkout_token) do nothing`

/** Its token is set free: a form may be sent again, and that is another order. */
export const ABANDON = `update demo_shop_orders
   set state = 'abandoned', checkout_token = checkout_token || ' ' || id, report_after = now()
 where shop_id = $1 and state = 'checking'`

function valuesOf(order: NewOrder): unknown[] {
  return [
    order.checkoutToken,
    order.customerId,
    JSON.stringify(order.contact),
    order.currency,
    JSON.stringify(order.lines),
    order.shippingMethod,
    order.shipping,
    order.discount && JSON.stringify(order.discount),
    order.cartId,
    order.referral && JSON.stringify(order.referral),
    order.client && JSON.stringify(order.client),
    order.total,
    order.discount ? 'checking' : 'placed',
  ]
}

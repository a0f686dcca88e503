/** Orders from before the shop could be visited: its named customers have a history, as their points say. */
import type { Database } from '../../server/db.ts'
import { shippingPrice } from '../checkout/shipping.ts'

export interface PastOrder {
  readonly orderId: string
  readonly daysAgo: number
  readonly customer: { readonly id: string; readonly name: string; readonly email: string }
  readonly lines: readonly {
    readonly productId: string
    readonly name?: string | undefined
    readonly quantity: number
    /** Euro cents. */
    readonly total: number
  }[]
}

const DAY_MS = 86_400_000
const ADDRESS = { address: 'Str. Columna 12', postcode: 'MD-2001', city: 'Chișinău', country: 'MD' }

/** The backend knows these already; placing them again changes nothing. */
export async function placePastOrders(
  database: Database,
  shopId: string,
  { orders, now }: { readonly orders: readonly PastOrder[]; readonly now: Date },
): Promise<void> {
  for (const order of orders) await place(database, shopId, { order, now })
}

async function place(
  database: Database,
  shopId: string,
  { order, now }: { readonly order: PastOrder; readonly now: Date },
): Promise<void> {
  const { id, name, email } = order.customer
  const subtotal = order.lines.reduce((sum, line) => sum + line.total, 0)
  const shipping = shippingPrice('post', subtotal, 'EUR')
  const lines = order.lines.map((line) => ({
    productId: line.productId,
    name: line.name ?? line.productId,
    quantity: line.quantity,
    line: line.total,
  }))
  await database.query(
    `insert into demo_shop_orders (shop_id, id, checkout_token, customer_id, contact, currency,
       lines, shipping_method, shipping, total, placed_at, report_state)
     values ($1, $2, $2, $3, $4::jsonb, 'EUR', $5::jsonb, 'post', $6, $7, $8, 'told')
     on conflict do nothing`,
    [
      shopId,
      order.orderId,
      id,
      JSON.stringify({ name, email, ...ADDRESS }),
      JSON.stringify(lines),
      shipping,
      subtotal + shipping,
      new Date(now.getTime() - order.daysAgo * DAY_MS).toISOString(),
    ],
  )
}

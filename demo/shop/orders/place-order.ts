/** Places an order; with a code, only after the backend has used that code for it, so that no code pays twice and none is lost. */
import type { CodeRefusal, Coupons } from '../codes/coupons.ts'
import type { OrderStore } from './order-store.ts'
import type { NewOrder, PlacedOrder } from './order.ts'
import type { Reporter } from './reporter.ts'

export interface Desk {
  readonly orders: OrderStore
  readonly coupons: Coupons
  readonly reporter: Reporter
}

export type Placing =
  | { readonly kind: 'placed'; readonly order: PlacedOrder }
  /** Nothing was ordered: the code did not hold, or the backend did not say. */
  | { readonly kind: 'code-refused'; readonly reason: CodeRefusal }
  | { readonly kind: 'code-unheard' }

export async function placeOrder(order: NewOrder, desk: Desk): Promise<Placing> {
  const written = await desk.orders.place(order)
  const placing = written.state === 'checking' ? await redeemCode(written, desk) : undefined
  desk.reporter.wake()
  return placing ?? { kind: 'placed', order: written }
}

async function redeemCode(
  order: PlacedOrder,
  { orders, coupons }: Desk,
): Promise<Placing | undefined> {
  const { id, customerId, discount, contact } = order
  const answer = await coupons.use(discount?.code ?? '', {
    orderId: id,
    customerId: customerId ?? undefined,
    email: contact.email,
    phone: contact.phone,
  })
  if (answer === 'done' && (await orders.confirm(id))) return undefined
  if (answer !== 'done' && answer !== 'unheard') {
    await orders.discard(id)
    return { kind: 'code-refused', reason: answer }
  }
  await orders.abandon(id)
  // The same form, sent twice: the other sending may have heard what this one did not.
  const confirmed = await orders.find(id)
  return confirmed ? { kind: 'placed', order: confirmed } : { kind: 'code-unheard' }
}

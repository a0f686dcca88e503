/** The orders the loyalty backend still has to be told of; several processes may take from it at once. */
import type { Database } from '../../server/db.ts'
import { ABANDON, ORDER_COLUMNS } from './order-store.ts'
import type { PlacedOrder } from './order.ts'

export interface WaitingOrder extends PlacedOrder {
  /** Counts this one. */
  readonly attempt: number
}

export interface Outbox {
  /** Orders that are due. Each is left alone for half a minute, so that no other process takes it meanwhile. */
  take(): Promise<readonly WaitingOrder[]>
  told(order: WaitingOrder): Promise<void>
  /** The backend will never take this one: kept for a person to look at. */
  refused(order: WaitingOrder, problem: string): Promise<void>
  retryIn(id: string, delayMs: number, problem: string): Promise<void>
  /** Milliseconds until the next is due; `undefined` when nothing waits. */
  nextDueIn(): Promise<number | undefined>
}

export function createOutbox(database: Database, shopId: string): Outbox {
  // Only if it is still what was told: an order cancelled meanwhile has something more to say.
  const settle = (order: WaitingOrder, as: string, problem: string | null): Promise<unknown> =>
    database.query(
      // The browser was needed for the telling alone.
      `update demo_shop_orders set report_state = $3, report_problem = $4, client = null
        where shop_id = $1 and id = $2 and state = $5`,
      [shopId, order.id, as, problem, order.state],
    )
  return {
    async take() {
      // A killed process may have left them in the middle: then their codes must not be lost.
      await database.query(`${ABANDON} and placed_at < now() - interval '2 minutes'`, [shopId])
      return database.query<WaitingOrder>(
        `update demo_shop_orders
            set report_attempts = report_attempts + 1, report_after = now() + interval '30 seconds'
          where shop_id = $1 and id in (
            select id from demo_shop_orders
             where shop_id = $1 and report_state = 'waiting' and state <> 'checking' and report_after <= now()
             order by report_after limit 10 for update skip locked)
          returning ${ORDER_COLUMNS}, report_attempts as attempt`,
        [shopId],
      )
    },
    async told(order) {
      await settle(order, 'told', null)
    },
    async refused(order, problem) {
      await settle(order, 'refused', problem)
    },
    async retryIn(id, delayMs, problem) {
      await database.query(
        `update demo_shop_orders
            set report_after = now() + $3::int * interval '1 millisecond', report_problem = $4
          where shop_id = $1 and id = $2`,
        [shopId, id, Math.round(delayMs), problem],
      )
    },
    async nextDueIn() {
      const [row] = await database.query<{ ms: number | null }>(
        `select (extract(epoch from min(report_after) - now()) * 1000)::int as ms
           from demo_shop_orders
          where shop_id = $1 and report_state = 'waiting' and state <> 'checking'`,
        [shopId],
      )
      return row?.ms ?? undefined
    },
  }
}

/** What a room of the server is: its routes and what it wants to be told by other rooms. */
import type { Sql } from './db.ts'
import type { OrderChange } from './orders/order-change.ts'
import type { Route } from './route.ts'

export interface Room {
  readonly routes: readonly Route[]
  /** Called inside the transaction that changes the order, so that both happen or neither. */
  readonly onOrderChange?: (sql: Sql, change: OrderChange) => Promise<void>
}

/** What a room of the server is: its routes and what it wants to be told by other rooms. */
import type { Sql } from './db.ts'
import type { OrderChange } from './orders/order-change.ts'
import type { Route } from './route.ts'
import type { Services } from './services.ts'

/** Safe to run twice, and in several processes at once. */
export interface Job {
  readonly name: string
  readonly everyMs: number
  readonly run: (services: Services) => Promise<void>
}

export interface Room {
  readonly routes: readonly Route[]
  /** Done again and again while the server runs; see schedule.ts. */
  readonly jobs?: readonly Job[]
  /** Called inside the transaction that changes the order, so that both happen or neither. */
  readonly onOrderChange?: (sql: Sql, change: OrderChange) => Promise<void>
}

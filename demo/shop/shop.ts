/** What the shop is made of at run time, put together once in app.ts. */
import type { Coupons } from './codes/coupons.ts'
import type { OrderStore } from './orders/order-store.ts'
import type { Reporter } from './orders/reporter.ts'
import type { Programme } from './programme.ts'
import type { ShelfStore } from './shelf/shelf-store.ts'

export interface Shop {
  /** Where the tag in the pages points. */
  readonly scriptUrl: string
  /** Where the script in the pages finds the backend; the page's own origin when it is undefined. */
  readonly pageApiUrl: string | undefined
  readonly publicKey: string
  /** For `?regulars-preview=`, by campaign. */
  readonly previews: () => Promise<Readonly<Record<string, string>>>
  readonly identitySecret: string
  /** Signs the shop's cookies. */
  readonly cookieSecret: string
  /** Whether X-Forwarded-For is our own proxy’s word. */
  readonly trustProxy: boolean
  readonly orders: OrderStore
  readonly reporter: Reporter
  readonly coupons: Coupons
  readonly programme: Programme
  readonly shelf: ShelfStore
  readonly now: () => Date
}

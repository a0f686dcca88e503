/** Where a member stands, by the server’s own orders. */
import type { Stage } from '../../../src/contract/campaign/lifecycle.ts'
import { readLifecycle } from '../../../src/campaigns/lifecycle.ts'
import { readHistory } from '../../../src/campaigns/order-history.ts'
import { readLifecycleConfig } from '../campaigns/read.ts'
import type { Sql } from '../db.ts'
import { readPastOrders } from '../orders/past-orders.ts'
import type { ShopRow } from '../shop/queries.ts'

/** Of somebody who never ordered: one who came back, for they have an account. */
export async function readStage(
  sql: Sql,
  shop: ShopRow,
  { memberId, now }: { readonly memberId: string; readonly now: Date },
): Promise<Stage> {
  const orders = await readPastOrders(sql, { shopId: shop.id, memberId }, now)
  const history = readHistory(orders.map(({ at, isUndone }) => ({ at: at.getTime(), isUndone })))
  const { medianGapDays } = await readLifecycleConfig(sql, shop, now)
  return readLifecycle({ history, visits: 2 }, medianGapDays, now.getTime()).stage
}

/** What pages need to know of all customers to place one: reckoned once a day, and when it is missing. */
import type { LifecycleConfig } from '../../../../src/contract/campaign/lifecycle.ts'
import { medianGapDays, readHistory } from '../../../../src/campaigns/order-history.ts'
import { findCutPoints } from '../../../../src/campaigns/rfm.ts'
import type { Sql } from '../../db.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readSettings } from '../settings/queries.ts'
import { type Customer, readCustomers } from './customers.ts'

export const DAY_MS = 86_400_000
export const YEAR_DAYS = 365

type Shop = Pick<ShopRow, 'id' | 'currency'>
type Reckoned = Omit<LifecycleConfig, 'vipTiers'>

/** Older ones are reckoned anew by a job, not by who asks. */
export async function readLifecycleConfig(
  sql: Sql,
  shop: Shop,
  now: Date,
): Promise<LifecycleConfig> {
  const { settings } = await readSettings(sql, shop.id)
  const config = (await readStored(sql, shop.id)) ?? (await reckonFirst(sql, shop, now))
  return { ...config, vipTiers: settings.vipTiers }
}

async function readStored(sql: Sql, shopId: string): Promise<Reckoned | undefined> {
  const [stored] = await sql.query<{ config: Reckoned }>(
    'select config from campaign_lifecycles where shop_id = $1',
    [shopId],
  )
  return stored?.config
}

/** As it was stored, which puts its parts into another order: the same answer has the same tag from the first time on. */
async function reckonFirst(sql: Sql, shop: Shop, now: Date): Promise<Reckoned> {
  await refreshLifecycle(sql, shop, now)
  const config = await readStored(sql, shop.id)
  if (!config) throw new Error('A lifecycle was written and could not be read back.')
  return config
}

export async function refreshLifecycle(sql: Sql, shop: Shop, now: Date): Promise<void> {
  const config = reckonLifecycle(await readCustomers(sql, shop.id), shop.currency, now)
  await sql.query(
    `insert into campaign_lifecycles (shop_id, config, computed_at) values ($1, $2::jsonb, $3)
     on conflict (shop_id) do update set config = excluded.config, computed_at = excluded.computed_at
       where campaign_lifecycles.computed_at <= excluded.computed_at`,
    [shop.id, JSON.stringify(config), now],
  )
}

export function reckonLifecycle(
  customers: readonly Customer[],
  currency: string,
  now: Date,
): Reckoned {
  const buyers = customers.map(({ orders }) => {
    const { occasions, lastOrderAt = 0, gapsDays } = readHistory(orders)
    const spentMinor = spentInYear({ orders }, now)
    return {
      daysSinceOrder: (+now - lastOrderAt) / DAY_MS,
      orders: occasions,
      gapsDays,
      spentMinor,
    }
  })
  const cutPoints = findCutPoints(buyers)
  const medianSpend = median(buyers.flatMap(({ spentMinor }) => spentMinor || []))
  return {
    medianGapDays: medianGapDays(buyers.flatMap(({ gapsDays }) => gapsDays)),
    currency,
    ...(medianSpend !== undefined && { medianSpend }),
    ...(cutPoints && { cutPoints }),
    computedAt: now.toISOString(),
  }
}

/** Minor units. */
export function spentInYear({ orders }: Pick<Customer, 'orders'>, now: Date): number {
  const since = now.getTime() - YEAR_DAYS * DAY_MS
  return orders.reduce((sum, { at, value }) => (at > since ? sum + value : sum), 0)
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil(sorted.length / 2) - 1]
}

/** Reckons once a day where the customers of each shop stand. */
import { forEach } from '../../referral/for-each.ts'
import type { Job } from '../../room.ts'
import type { Services } from '../../services.ts'
import { DAY_MS, refreshLifecycle } from './lifecycle-config.ts'

const HOUR_MS = 3_600_000

export const jobs: readonly Job[] = [
  { name: 'campaign lifecycles', everyMs: HOUR_MS, run: refreshLifecycles },
]

/** Of shops that have campaigns; a second process that takes the same shop at once comes to the same result. */
async function refreshLifecycles({ database, now, signal }: Services): Promise<void> {
  const due = await database.query<{ id: string; currency: string }>(
    `select shop_id as id, currency from shops left join campaign_lifecycles using (shop_id)
      where (computed_at is null or computed_at <= $1)
        and exists (select 1 from campaigns where campaigns.shop_id = shops.shop_id)
      order by computed_at nulls first`,
    [new Date(now().getTime() - DAY_MS)],
  )
  await forEach(due, async (shop) => {
    if (!signal.aborted) await refreshLifecycle(database, shop, now())
  })
}

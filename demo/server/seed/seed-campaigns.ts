/** Gives the demo shop its campaigns: settings, a campaign of every kind, the widgets that show them, and an order that is late. */
import { seedCampaigns } from '../campaigns/seed-campaigns.ts'
import type { Database } from '../db.ts'
import type { Room } from '../room.ts'
import { DEMO_CAMPAIGNS, demoSettings } from './campaigns/index.ts'
import { LATE_ORDER, lateDelivery } from './campaigns/late-order.ts'
import { DEMO_SHOP } from './fern-and-ember.ts'
import { placeInThePast, within } from './seed.ts'

/** As a shop that wants to be quiet has it: the widgets are off until there is something for them to show. */
const WIDGETS = {
  offers: { enabled: true, signInUrl: '/account' },
  'exit-intent': { enabled: true },
}

/** Only for a shop that was seeded just now: saved twice, each campaign would be a version further. */
export async function seedDemoCampaigns(
  database: Database,
  { rooms, now }: { readonly rooms: readonly Room[]; readonly now: Date },
): Promise<void> {
  await database.transaction(async (sql) => {
    const store = within(sql)
    await sql.query('update shops set widgets = widgets || $2::jsonb where shop_id = $1', [
      DEMO_SHOP.id,
      JSON.stringify(WIDGETS),
    ])
    await placeInThePast({ database: store, rooms, now }, LATE_ORDER, lateDelivery(now))
    const settings = demoSettings(now)
    await seedCampaigns(store, DEMO_SHOP, { settings, campaigns: DEMO_CAMPAIGNS, now })
  })
}

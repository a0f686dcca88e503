/** Writes campaigns as a merchant would save and activate them, by the same checks. */
import type { z } from 'zod/mini'
import type { CampaignSettings } from '../../../src/contract/campaign/console.ts'
import type { ShopRow } from '../shop/queries.ts'
import { saveSettings } from './settings/save-settings.ts'
import { readSettings } from './settings/queries.ts'
import { findStoredCampaign, newestOf } from './versions/queries.ts'
import { saveVersion, type Store } from './versions/save-version.ts'

export interface CampaignSeeds {
  readonly settings: z.input<typeof CampaignSettings>
  /** Drafts as a merchant would write them; `id` names each, the revision is counted here. */
  readonly campaigns: readonly { readonly id: string }[]
  readonly now: Date
}

/** Settings first, since offers and segments are what campaigns are checked by. Throws `impossible_rules` with everything that is wrong. */
export async function seedCampaigns(
  store: Store,
  shop: Pick<ShopRow, 'id' | 'currency'>,
  { settings, campaigns, now }: CampaignSeeds,
): Promise<void> {
  const { revision } = await readSettings(store, shop.id)
  await saveSettings(store, shop, { basedOn: revision, settings, now })
  for (const campaign of campaigns) await activateCampaign(store, shop, { campaign, now })
}

/** What shoppers see from now on, whatever was there before. */
export async function activateCampaign(
  store: Store,
  shop: Pick<ShopRow, 'id'>,
  { campaign, now }: { readonly campaign: { readonly id: string }; readonly now: Date },
): Promise<void> {
  const basedOn = newestOf(await findStoredCampaign(store, shop.id, campaign.id))
  await saveVersion(store, shop.id, {
    campaignId: campaign.id,
    basedOn,
    campaign,
    activate: true,
    now,
  })
}

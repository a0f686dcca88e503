/** Where the campaigns of this page come from: the page itself, or the backend. */
import type { CampaignSet } from '../contract/campaign/served.ts'
import { importAgain } from '../host/import-again.ts'
import { readSet } from './campaign-set.ts'
import { NO_LIFECYCLE } from './no-lifecycle.ts'
import type { EngineOptions } from './open-page.ts'
import { wantedIn } from './preview.ts'

const NO_CAMPAIGNS: CampaignSet = {
  revision: 'none',
  items: [],
  segments: {},
  facts: { shipping: [], payment: [] },
  lifecycle: NO_LIFECYCLE,
  controlForEphemeral: false,
  caps: {},
}

export async function findSet(
  options: Pick<EngineOptions, 'own' | 'shop' | 'core' | 'report'>,
): Promise<CampaignSet> {
  const { own, shop, core, report } = options
  if (own) {
    const { readOwnSet } = await importAgain(() => import('./own-set.ts'))
    return readOwnSet(own, report)
  }
  const revision = shop?.campaigns
  // Of a first draft the shop’s facts are needed, though shoppers have nothing to load yet.
  if (!revision && !wantedIn(new URL(location.href))) return NO_CAMPAIGNS
  const { store, call } = core
  return (await readSet({ store, call, revision: revision ?? '', report })) ?? NO_CAMPAIGNS
}

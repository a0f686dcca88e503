/** What the shop says about itself, where no campaign is shown that brings it along. */
import { z } from 'zod/mini'
import { ShopFacts } from '../../../src/contract/campaign/facts.ts'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { PublicKey } from '../../../src/contract/scalars.ts'
import { isProblem } from '../../../src/model/doing.ts'
import type { WidgetContext } from '../../../src/widget.ts'

/** `campaigns.read` without the campaigns: what checks them is not loaded for it. */
export const readFactsAlone = defineEndpoint({
  id: 'campaigns.read',
  method: 'GET',
  path: '/v1/campaigns',
  access: 'public',
  summary: 'What the shop says about itself.',
  query: z.object({ key: PublicKey }),
  response: z.object({ facts: z._default(ShopFacts, { shipping: [], payment: [] }) }),
  problems: ['unknown_shop'],
})

/** Under this the engine keeps the campaigns of the shop, with their facts. */
const ENGINES = 'set'
const OURS = 'facts'

export const NOTHING_SAID: ShopFacts = { shipping: [], payment: [] }

/** The last known where nobody answers. */
export async function readShopFacts(
  context: Pick<WidgetContext, 'call' | 'campaignStore' | 'store'>,
): Promise<ShopFacts> {
  const { call, campaignStore, store } = context
  const { set } = Object(await campaignStore.read(ENGINES)) as { readonly set?: unknown }
  const kept = ShopFacts.safeParse(Object(set).facts)
  if (kept.success) return kept.data
  try {
    const { facts } = await call(readFactsAlone)
    await store.write(OURS, facts, { purpose: 'functional' })
    return facts
  } catch (error) {
    const last = ShopFacts.safeParse(await store.read(OURS))
    if (last.success) return last.data
    // A backend without campaigns is a shop that has said nothing.
    if (isProblem(error) && !error.retryable) return NOTHING_SAID
    throw error
  }
}

/** Products that go with others: as the shop’s own server chooses them, or its merchant by hand. */
import { randomUUID } from 'node:crypto'
import type { ProductCard } from '../../../../src/contract/campaign/facts.ts'
import { suggestProducts } from '../../../../src/contract/campaign/served.ts'
import type { Services } from '../../services.ts'
import { consultWebhook } from '../../webhooks/consult.ts'
import { readCampaignSettings } from '../read.ts'

/** More say nothing of what goes with them. */
const MOST_ASKED = 20

export async function suggestFor(
  services: Services,
  shopId: string,
  { asked = '', now }: { readonly asked: string | undefined; readonly now: Date },
): Promise<ProductCard[]> {
  const ids = asked.split(',').filter(Boolean).slice(0, MOST_ASKED)
  const id = randomUUID()
  const question = { id, type: 'products.suggest', at: now, data: { with: ids } } as const
  const answer = suggestProducts.response
  const told = await consultWebhook(services, shopId, { question, answer })
  const { facts } = await readCampaignSettings(services.database, shopId)
  const items = told?.items ?? facts.products?.recommended ?? []
  // Whoever asks has them in front of them.
  return items.filter((product) => !ids.includes(product.id))
}

/** A shop with offers, and shoppers who ask for them. */
import { randomUUID } from 'node:crypto'
import { IssuedOffer } from '../../../src/contract/campaign/issue.ts'
import type { OfferRule } from '../../../src/contract/campaign/offer.ts'
import { seedCampaigns } from '../campaigns/seed-campaigns.ts'
import { addShopWith, bodyOf } from '../testing/loyalty.ts'
import type { TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'

export const HALF_HOUR: OfferRule = {
  id: 'ten',
  value: { kind: 'percent', percent: 10 },
  ends: { minutesAfterIssue: 30 },
  cooldownDays: 30,
  minOrder: { minor: 2000, currency: 'EUR' },
}

/** A campaign that makes that offer. */
export function campaignFor(offerId: string, changes: Record<string, unknown> = {}) {
  return {
    id: `has-${offerId}`,
    revision: 1,
    kind: 'offer',
    promotional: true,
    trigger: { on: 'time', seconds: 5 },
    surface: 'sheet',
    texts: { en: { title: 'For you', decline: 'No, thanks' } },
    blocks: [{ type: 'offer', offerId }],
    ...changes,
  }
}

export const LEAVING = { id: 'leaving', kind: 'exit', trigger: { on: 'exit' }, surface: 'modal' }

export interface ShopOffers {
  readonly offers?: readonly OfferRule[]
  readonly campaigns?: readonly { readonly id: string }[]
  readonly segments?: Record<string, unknown>
  readonly facts?: { readonly cartUrl?: string }
}

export async function addOfferShop(server: TestServer, wishes: ShopOffers = {}): Promise<TestShop> {
  const shop = await addShopWith(server)
  await setOffers(server, shop, wishes)
  return shop
}

export async function setOffers(
  server: TestServer,
  shop: TestShop,
  {
    offers = [HALF_HOUR],
    campaigns = offers.map(({ id }) => campaignFor(id)),
    segments = {},
    facts = {},
  }: ShopOffers,
): Promise<void> {
  const settings = {
    facts,
    offers: [...offers],
    // Safe: the room checks every segment before it keeps it.
    segments: segments as never,
    holdout: null,
    controlForEphemeral: false,
    caps: {},
    vipTiers: [],
    grossMargin: 50,
  }
  const now = server.clock.now()
  await seedCampaigns(server.database, shop, { settings, campaigns, now })
}

/** When an offer of {@link HALF_HOUR} ends that was issued at the noon at which tests begin. */
export const HALF_PAST_TWELVE = '2026-06-10T12:30:00.000Z'

/** How often one was given to anybody. */
export async function countIssues({ database }: TestServer, shop: TestShop): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'select count(*)::int as count from offer_issues where shop_id = $1',
    [shop.id],
  )
  return row?.count ?? 0
}

export interface Asking {
  readonly offerId?: string
  readonly campaignId?: string
  readonly holder?: string
  /** As the browser calls itself. */
  readonly agent?: string
  readonly [more: string]: unknown
}

export const newHolder = (): string => randomUUID()

function parts({ offerId = 'ten', campaignId = `has-${offerId}`, agent, ...body }: Asking) {
  return {
    offerId,
    headers: { 'user-agent': agent ?? 'Firefox' },
    body: { campaignId, ...body },
  }
}

export function askForOffer(shop: TestShop, asking: Asking = {}): Promise<Response> {
  const { offerId, headers, body } = parts({ holder: newHolder(), ...asking })
  return shop.askAsPage(`/v1/offers/${offerId}/issue`, {
    method: 'POST',
    headers,
    body: { key: shop.publicKey, ...body },
  })
}

export function askAsMember(shop: TestShop, sub: string, asking: Asking = {}): Promise<Response> {
  const { offerId, headers, body } = parts(asking)
  return shop.askAsMember(sub, `/v1/offers/${offerId}/mine`, { method: 'POST', headers, body })
}

export async function issue(shop: TestShop, asking?: Asking): Promise<IssuedOffer> {
  return IssuedOffer.parse(await bodyOf(askForOffer(shop, asking)))
}

export async function issueTo(shop: TestShop, sub: string, asking?: Asking): Promise<IssuedOffer> {
  return IssuedOffer.parse(await bodyOf(askAsMember(shop, sub, asking)))
}

export async function offersOf(shop: TestShop, sub: string): Promise<IssuedOffer[]> {
  const answer = (await bodyOf(shop.askAsMember(sub, '/v1/offers'))) as { items: unknown[] }
  return answer.items.map((item) => IssuedOffer.parse(item))
}

export function useAtTill(
  shop: TestShop,
  code: string | undefined,
  body: Record<string, unknown> = {},
): Promise<Response> {
  const path = `/v1/coupons/${code ?? 'none'}/use`
  return shop.askAsServer(path, { method: 'POST', body: { orderId: 'o1', ...body } })
}

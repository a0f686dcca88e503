/** Campaigns and offers for tests, and a model of them with a backend of answers by endpoint and a store in memory. */
import type { Occasion } from '../../campaigns/occasion.ts'
import type { Block } from '../../contract/campaign/block.ts'
import { Campaign } from '../../contract/campaign/campaign.ts'
import {
  issueOffer,
  issueOfferToMember,
  listOffers,
  type IssuedOffer,
} from '../../contract/campaign/issue.ts'
import { suggestProducts } from '../../contract/campaign/served.ts'
import type { Cart } from '../../core/cart-form.ts'
import { createContextStage, disposeLater, type StageOptions } from '../context.fixture.ts'
import { createCampaignModel } from './create-campaign-model.ts'

export { ANA, disposeLater, disposeModels, GUEST, MIHAI } from '../context.fixture.ts'
export type { Asked, StageOptions } from '../context.fixture.ts'

/** What the backend’s clock says at first. */
export const SERVER_NOW = '2026-11-22T12:00:00.000Z'

export const inMinutes = (minutes: number): string =>
  new Date(Date.parse(SERVER_NOW) + minutes * 60_000).toISOString()

export function createOffer(more: Partial<IssuedOffer> = {}): IssuedOffer {
  return {
    offerId: 'ten',
    state: 'live',
    value: { kind: 'percent', percent: 10 },
    code: 'FERN-10',
    issuedAt: SERVER_NOW,
    expiresAt: inMinutes(30),
    serverNow: SERVER_NOW,
    ...more,
  }
}

export interface OccasionOptions extends Partial<Omit<Occasion, 'campaign' | 'blocks'>> {
  readonly campaign?: Partial<Occasion['campaign']>
  readonly blocks?: readonly Block[]
}

export const TEXTS = { title: 'Ten per cent for you', text: 'On everything that grows.' }

export function createOccasion({ campaign, blocks, ...more }: OccasionOptions = {}): Occasion {
  const said: readonly Block[] = blocks ?? [{ type: 'offer', offerId: 'ten' }]
  return {
    campaign: Campaign.parse({
      id: 'autumn',
      revision: 1,
      kind: 'offer',
      promotional: true,
      trigger: { on: 'load' },
      surface: 'sheet',
      blocks: said,
      ...campaign,
    }),
    arm: undefined,
    blocks: said,
    texts: TEXTS,
    textsLocale: 'en',
    evidence: { trigger: 'load', signs: [] },
    facts: { shipping: [], payment: [] },
    stage: undefined,
    recent: [],
    country: undefined,
    isPreview: false,
    placing: 'assigned',
    ...more,
  }
}

export function createCart(total: number, more: Partial<Cart> = {}): Cart {
  const item = { id: 'fern', name: 'Fern', quantity: 1, unit: total, line: total }
  return { currency: 'EUR', total, items: [item], updatedAt: 0, ...more }
}

export function createStage({ answers = [], ...options }: StageOptions = {}) {
  return createContextStage({
    ...options,
    answers: [
      [issueOffer, ({ params }) => createOffer({ offerId: params?.['offerId'] ?? '' })],
      [issueOfferToMember, ({ params }) => createOffer({ offerId: params?.['offerId'] ?? '' })],
      [listOffers, () => ({ items: [createOffer()] })],
      [suggestProducts, () => ({ items: [] })],
      ...answers,
    ],
  })
}

export function setUpCampaigns(options?: StageOptions) {
  const stage = createStage(options)
  return { ...stage, model: disposeLater(createCampaignModel(stage.context)) }
}

/** What a model of campaigns is made with, a backend of answers by endpoint, and an occasion to show; for tests of what answers a shopper who leaves. */
import type { Occasion } from '../../campaigns/occasion.ts'
import type { Block } from '../../contract/campaign/block.ts'
import { Campaign } from '../../contract/campaign/campaign.ts'
import type { ShopFacts } from '../../contract/campaign/facts.ts'
import type { Cart } from '../../widget.ts'
import { createContextStage, type StageOptions } from '../context.fixture.ts'

export { ANA, createRefusal, GUEST, MIHAI } from '../context.fixture.ts'
export type { Asked, StageOptions } from '../context.fixture.ts'

export const CART: Cart = {
  currency: 'EUR',
  total: 4300,
  items: [
    {
      id: 'fern',
      variantId: 'big',
      name: 'Boston Fern',
      quantity: 2,
      unit: 1500,
      line: 3000,
      url: 'https://shop.example/p/fern',
    },
    { id: 'pot', name: 'Clay Pot', quantity: 1, unit: 1300, line: 1300 },
  ],
  updatedAt: 0,
}

export const FACTS: ShopFacts = {
  shipping: [
    {
      countries: ['RO'],
      currency: 'EUR',
      price: { minor: 490, currency: 'EUR' },
      freeFrom: { minor: 5000, currency: 'EUR' },
      days: { min: 2, max: 4 },
    },
    {
      countries: ['*'],
      currency: 'EUR',
      price: { minor: 990, currency: 'EUR' },
      freeFrom: { minor: 9000, currency: 'EUR' },
      days: { min: 4, max: 7 },
    },
  ],
  returns: { days: 30, isFree: true, url: '/returns' },
  payment: ['Visa', 'Mastercard', 'cash on delivery'],
  contact: { phone: '+40 21 555 01 00', email: 'hello@fern.example' },
  cartUrl: '/cart',
}

/** Of a page whose cart has something in it, and can be given other lines. */
export function createStage(options: StageOptions = {}) {
  return createContextStage({ cart: CART, replaceCart: async () => true, ...options })
}

export interface OccasionOptions extends Partial<Omit<Occasion, 'campaign'>> {
  readonly campaign?: Partial<Campaign>
}

export function createOccasion(blocks: readonly Block[], options: OccasionOptions = {}): Occasion {
  const { campaign, ...others } = options
  return {
    campaign: {
      ...Campaign.parse({
        id: 'leaving',
        revision: 1,
        kind: 'exit',
        promotional: false,
        trigger: { on: 'exit' },
        surface: 'modal',
        blocks,
      }),
      ...campaign,
    },
    arm: undefined,
    blocks,
    texts: { title: 'Before you go' },
    textsLocale: 'en',
    evidence: { trigger: 'exit', signs: [] },
    facts: FACTS,
    stage: undefined,
    recent: [],
    country: 'RO',
    isPreview: false,
    placing: 'shown',
    ...others,
  }
}

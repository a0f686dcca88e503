/** Campaigns and offers for tests, and a model of them with a backend of answers by endpoint and a store in memory. */
import { signal } from '@preact/signals-core'
import { vi } from 'vitest'
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
import type { Call, Level, Member, WidgetContext } from '../../widget.ts'
import { createCampaignModel, type CampaignContext } from './create-campaign-model.ts'

export const GUEST: Member = { status: 'guest' }
export const ANA: Member = { status: 'member', memberId: 'm-ana', name: 'Ana' }
export const MIHAI: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }

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

export interface Asked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
}

export interface StageOptions {
  readonly member?: Member
  readonly cart?: Cart | null
  readonly options?: unknown
  /** Answers over the usual ones; a thrown error is one the call rejects with. */
  readonly answers?: readonly (readonly [endpoint: unknown, answer: (asked: Asked) => unknown])[]
  /** The shared store of an earlier page. */
  readonly store?: Map<string, unknown>
}

export function createStage(given: StageOptions = {}) {
  const member = signal<Member>(given.member ?? GUEST)
  const cart = signal<Cart | null>(given.cart ?? null)
  const store = given.store ?? new Map<string, unknown>()
  const answers = new Map<unknown, (asked: Asked) => unknown>([
    [issueOffer, ({ params }) => createOffer({ offerId: params?.['offerId'] ?? '' })],
    [issueOfferToMember, ({ params }) => createOffer({ offerId: params?.['offerId'] ?? '' })],
    [listOffers, () => ({ items: [createOffer()] })],
    [suggestProducts, () => ({ items: [] })],
    ...(given.answers ?? []),
  ])
  const call = vi.fn(async (endpoint: unknown, asked: Asked = {}) => {
    const answer = answers.get(endpoint)
    if (!answer) throw new Error('an endpoint nobody expected')
    return answer(asked)
  })
  const context = {
    options: given.options ?? {},
    member,
    cart,
    // Safe: answers by identity of the endpoint, with that endpoint's own type.
    call: call as unknown as Call,
    store: storeOf(new Map()),
    campaignStore: storeOf(store),
    locale: 'en',
    visitorId: () => undefined,
    track: vi.fn(),
    onChange: () => () => undefined,
    setNews: vi.fn(),
    applyCode: vi.fn(async (_code: string) => false),
    replaceCart: vi.fn(async () => false),
    open: vi.fn(),
    propose: vi.fn(async (): Promise<Level | undefined> => 'sheet'),
    withdraw: vi.fn(),
    announce: vi.fn(),
    cleanAddress: vi.fn(),
    report: vi.fn(),
  } satisfies CampaignContext
  const askedOf = (endpoint: unknown): Asked[] =>
    call.mock.calls.filter(([asked]) => asked === endpoint).map(([, asked]) => asked ?? {})
  return { member, cart, store, answers, call, context, askedOf }
}

const models: { dispose(): void }[] = []

/** What a test has made goes with it. */
export function disposeLater<Model extends { dispose(): void }>(model: Model): Model {
  models.push(model)
  return model
}

/** For `afterEach`. */
export function disposeModels(): void {
  for (const model of models.splice(0)) model.dispose()
}

export function setUpCampaigns(options?: StageOptions) {
  const stage = createStage(options)
  return { ...stage, model: disposeLater(createCampaignModel(stage.context)) }
}

function storeOf(records: Map<string, unknown>): WidgetContext['store'] {
  return {
    read: async (key) => records.get(key),
    write: async (key, value) => Boolean(records.set(key, value)),
    update: async (key, change) => {
      const value = change(records.get(key))
      if (value === undefined) records.delete(key)
      else records.set(key, value)
      return value
    },
    remove: async (key) => void records.delete(key),
  }
}

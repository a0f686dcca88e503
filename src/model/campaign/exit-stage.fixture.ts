/** What a model of campaigns is made with, a backend of answers by endpoint, and an occasion to show; for tests of what answers a shopper who leaves. */
import { signal } from '@preact/signals-core'
import { vi } from 'vitest'
import type { Occasion } from '../../campaigns/occasion.ts'
import type { Block } from '../../contract/campaign/block.ts'
import { Campaign } from '../../contract/campaign/campaign.ts'
import type { ShopFacts } from '../../contract/campaign/facts.ts'
import { ProblemError } from '../../core/problem-error.ts'
import type { Call, Cart, CartLine, Level, Member, WidgetStore } from '../../widget.ts'
import type { CampaignContext } from './create-campaign-model.ts'

export const GUEST: Member = { status: 'guest' }
export const ANA: Member = { status: 'member', memberId: 'm-ana', name: 'Ana' }
export const MIHAI: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }

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

export interface Asked {
  readonly body?: Record<string, unknown>
  readonly params?: Record<string, string>
  readonly idempotencyKey?: string
}
type Answer = (asked: Asked) => unknown

export interface StageOptions {
  readonly member?: Member
  readonly cart?: Cart | null
  /** A thrown error is one the call rejects with. */
  readonly answers?: readonly (readonly [endpoint: unknown, answer: Answer])[]
  /** The store of an earlier page, or of another tab. */
  readonly store?: Map<string, unknown>
  /** How the page takes other lines for its cart. */
  readonly replaceCart?: (lines: readonly CartLine[]) => Promise<boolean>
  readonly options?: unknown
}

export function createStage(options: StageOptions = {}) {
  const member = signal<Member>(options.member ?? GUEST)
  const cart = signal<Cart | null>(options.cart === undefined ? CART : options.cart)
  const store = options.store ?? new Map<string, unknown>()
  const answers = new Map<unknown, Answer>(options.answers ?? [])
  const call = vi.fn(async (endpoint: unknown, asked: Asked = {}) => {
    const answer = answers.get(endpoint)
    if (!answer) throw new Error('nobody answers')
    return answer(asked)
  })
  const context = {
    options: options.options ?? {},
    member,
    cart,
    // Safe: answers by identity of the endpoint, with that endpoint's own type.
    call: call as unknown as Call,
    store: storeOf(store, 'own.'),
    campaignStore: storeOf(store, 'campaigns.'),
    locale: 'en',
    visitorId: () => undefined,
    track: vi.fn(),
    onChange: () => () => undefined,
    setNews: vi.fn(),
    applyCode: vi.fn(async (_code: string) => false),
    replaceCart: vi.fn(options.replaceCart ?? (async () => true)),
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

export function createRefusal(code: string, status: number): ProblemError {
  return new ProblemError('/v1/carts', {
    code,
    status,
    params: {},
    retryable: status >= 500,
    retryAfterMs: undefined,
    requestId: undefined,
  })
}

function storeOf(records: Map<string, unknown>, prefix: string): WidgetStore {
  return {
    read: async (key) => records.get(prefix + key),
    write: async (key, value) => Boolean(records.set(prefix + key, value)),
    update: async (key, change) => {
      const value = change(records.get(prefix + key))
      if (value === undefined) records.delete(prefix + key)
      else records.set(prefix + key, value)
      return value
    },
    remove: async (key) => void records.delete(prefix + key),
  }
}

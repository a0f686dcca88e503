/** A model with a backend of answers by endpoint and a store in memory, for the tests of this folder. */
import { signal } from '@preact/signals-core'
import { vi } from 'vitest'
import { ProblemError } from '../../src/core/problem-error.ts'
import type { Call, Member, WidgetContext } from '../../src/widget.ts'
import {
  readEarning,
  readProgram,
  readRewards,
  readWallet,
  listRedemptions,
  type loyaltyEvents,
} from './contract.ts'
import { createModel, type LoyaltyModel } from './model.ts'
import { createWallet, PROGRAM } from './wallet.fixture.ts'

export const ANA: Member = { status: 'member', memberId: 'm-ana', name: 'Ana' }
export const MIHAI: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }

export interface CallParts {
  readonly body?: Record<string, unknown>
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly idempotencyKey?: string
}
type Answer = (parts: CallParts) => unknown

const models: LoyaltyModel[] = []

/** For `afterEach`. */
export function disposeModels(): void {
  for (const model of models.splice(0)) model.dispose()
}

export interface SetUpOptions {
  readonly member?: Member
  readonly stored?: Readonly<Record<string, unknown>>
  readonly options?: unknown
  readonly cart?: WidgetContext['cart']['value']
  /** Answers over the usual ones; a thrown error is one the call rejects with. */
  readonly answers?: readonly (readonly [endpoint: unknown, answer: Answer])[]
  /** The store of an earlier page or another tab. */
  readonly store?: Map<string, unknown>
}

export function setUp(options: SetUpOptions = {}) {
  const member = signal<Member>(options.member ?? ANA)
  const cart = signal(options.cart ?? null)
  const stored = options.store ?? new Map<string, unknown>(Object.entries(options.stored ?? {}))
  const listeners = new Set<() => void>()
  const answers = new Map<unknown, Answer>([
    [readWallet, () => createWallet()],
    [readProgram, () => PROGRAM],
    [readRewards, () => ({ walletRevision: 7, items: [] })],
    [listRedemptions, () => ({ walletRevision: 7, items: [] })],
    [readEarning, () => ({ walletRevision: 7, items: [] })],
    ...(options.answers ?? []),
  ])
  const call = vi.fn(async (endpoint: unknown, parts: CallParts = {}) => {
    const answer = answers.get(endpoint)
    if (!answer) throw new Error('an endpoint nobody expected')
    return answer(parts)
  })
  const store = {
    read: async (key: string) => stored.get(key),
    write: async (key: string, value: unknown) => Boolean(stored.set(key, value)),
    update: async (key: string, change: (value: unknown) => unknown) => {
      const value = change(stored.get(key))
      if (value === undefined) stored.delete(key)
      else stored.set(key, value)
      return value
    },
    remove: async (key: string) => void stored.delete(key),
  }
  const context = {
    options: options.options ?? {},
    member,
    cart,
    // Safe: answers by identity of the endpoint, with that endpoint's own type.
    call: call as unknown as Call,
    store,
    campaignStore: store,
    locale: 'en',
    visitorId: () => undefined,
    open: vi.fn(),
    propose: vi.fn(async () => undefined),
    withdraw: vi.fn(),
    announce: vi.fn(),
    cleanAddress: vi.fn(),
    track: vi.fn(),
    onChange: (_type: string, listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setNews: vi.fn(),
    applyCode: vi.fn(async (_code: string) => false),
    replaceCart: vi.fn(async () => false),
    report: vi.fn(),
  } satisfies WidgetContext<typeof loyaltyEvents>
  const model = createModel(context)
  models.push(model)
  const announceChange = (): void => listeners.forEach((listener) => listener())
  /** What was asked of this endpoint, one after the other. */
  const askedOf = (endpoint: unknown): CallParts[] =>
    call.mock.calls.filter(([asked]) => asked === endpoint).map(([, parts]) => parts ?? {})
  return { model, member, cart, stored, answers, call, context, announceChange, listeners, askedOf }
}

export function createProblem(
  code: string,
  status: number,
  params: Readonly<Record<string, unknown>> = {},
): ProblemError {
  return new ProblemError('/v1/loyalty', {
    code,
    status,
    params,
    retryable: status >= 500,
    retryAfterMs: undefined,
    requestId: undefined,
  })
}

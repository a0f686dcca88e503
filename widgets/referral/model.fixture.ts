/** A model with a backend of answers by endpoint and a store in memory, for the tests of this folder. */
import { signal } from '@preact/signals-core'
import { expect, vi } from 'vitest'
import type { Call, Level, Member, WidgetContext } from '../../src/widget.ts'
import {
  readFriends,
  readGuestHome,
  readReferralHome,
  readReferralProgram,
  setNameShown,
  setOwnCode,
  startAsGuest,
  type referralEvents,
} from './contract.ts'
import { createRefusal } from './invitation.fixture.ts'
import { createModel, type ReferralModel } from './model.ts'
import { createFriend, createHome, PROGRAM } from './program.fixture.ts'

export const ANA: Member = { status: 'member', memberId: 'm-ana', name: 'Ana' }
export const MIHAI: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }
export const NOBODY: Member = { status: 'guest' }

export interface CallParts {
  readonly body?: Record<string, unknown>
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly idempotencyKey?: string
}
type Answer = (parts: CallParts) => unknown

const models: ReferralModel[] = []

/** For `afterEach`. */
export function disposeModels(): void {
  for (const model of models.splice(0)) model.dispose()
}

export interface SetUpOptions {
  readonly member?: Member
  readonly options?: unknown
  /** Answers over the usual ones; a thrown error is one the call rejects with. */
  readonly answers?: readonly (readonly [endpoint: unknown, answer: Answer])[]
  /** The store of an earlier page or another tab. */
  readonly store?: Map<string, unknown>
  /** Nothing of it is drawn yet. */
  readonly isIdle?: boolean
}

const USUAL: readonly (readonly [endpoint: unknown, answer: Answer])[] = [
  [readReferralProgram, () => PROGRAM],
  [readReferralHome, () => createHome()],
  [readGuestHome, () => createHome({ name: { shown: false } })],
  [startAsGuest, () => ({ token: 'a-token-of-twenty-or-more', home: createHome({ revision: 1 }) })],
  [readFriends, () => ({ items: [createFriend('claimed', { id: 'f-51' })], nextCursor: null })],
  [setOwnCode, ({ body }) => createHome({ revision: 8, code: String(body?.['code']) })],
  [
    setNameShown,
    ({ body }) =>
      createHome({ revision: 8, name: { shown: Boolean(body?.['shown']), first: 'Ana' } }),
  ],
]

export function setUp(options: SetUpOptions = {}) {
  const member = signal<Member>(options.member ?? ANA)
  const store = options.store ?? new Map<string, unknown>()
  const listeners = new Set<() => void>()
  const answers = new Map<unknown, Answer>([...USUAL, ...(options.answers ?? [])])
  const call = vi.fn(async (endpoint: unknown, parts: CallParts = {}) => {
    const answer = answers.get(endpoint)
    if (!answer) throw new Error('an endpoint nobody expected')
    return answer(parts)
  })
  const context = {
    options: options.options ?? {},
    member,
    cart: signal(null),
    // Safe: answers by identity of the endpoint, with that endpoint's own type.
    call: call as unknown as Call,
    store: storeOf(store),
    campaignStore: storeOf(new Map()),
    locale: 'en',
    visitorId: () => undefined,
    track: vi.fn(),
    onChange: (_type: string, listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setNews: vi.fn(),
    applyCode: vi.fn(async (_code: string) => false),
    replaceCart: vi.fn(async () => false),
    open: vi.fn(),
    propose: vi.fn(async (): Promise<Level | undefined> => 'sheet'),
    withdraw: vi.fn(),
    announce: vi.fn(),
    cleanAddress: vi.fn(),
    report: vi.fn(),
  } satisfies WidgetContext<typeof referralEvents>
  const model = createModel(context)
  models.push(model)
  if (!options.isIdle) model.start()
  const announceChange = (): void => listeners.forEach((listener) => listener())
  /** What was asked of this endpoint, one after the other. */
  const askedOf = (endpoint: unknown): CallParts[] =>
    call.mock.calls.filter(([asked]) => asked === endpoint).map(([, parts]) => parts ?? {})
  return { model, member, store, answers, call, context, announceChange, listeners, askedOf }
}

export function storeOf(records: Map<string, unknown>): WidgetContext['store'] {
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

/** Resolves once it is known how things stand. */
export async function whenKnown<Stage extends { readonly model: ReferralModel }>(
  stage: Stage,
): Promise<Stage> {
  await vi.waitFor(() => expect(stage.model.status.value).not.toBe('loading'))
  return stage
}

/** Answers of a server that is silent, one that is down, and one that says no. */
export const never = (): Promise<never> => new Promise(() => undefined)

export const down = (): never => {
  throw new Error('down')
}

export const refuse = (code: string, status: number) => (): never => {
  throw createRefusal(code, status)
}

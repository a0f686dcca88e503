/** The friend's side with a backend of answers, a store in memory and a page that can be seen, for the tests of this folder. */
import { signal } from '@preact/signals-core'
import { vi } from 'vitest'
import { ProblemError, type ProblemDetails } from '../../src/core/problem-error.ts'
import type { Call, Level, Member, WidgetContext } from '../../src/widget.ts'
import { claimAsMember, claimOffer, readOffer } from './contract.ts'
import type { ReferralConfig, referralEvents } from './contract.ts'
import type { Sight } from './in-sight.ts'
import { CLAIM, OFFER } from './offer.fixture.ts'
import { storeOf } from './model.fixture.ts'
import { createInvitation, type Invitation } from './model/invitation.ts'

export const GUEST: Member = { status: 'guest' }
export const FRIEND: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }

export const LANDING = new URL('https://shop.example/?ref=ANA-FERN')

export interface Asked {
  readonly params?: Record<string, string>
  readonly body?: Record<string, unknown>
  readonly idempotencyKey?: string
}
type Answer = (asked: Asked) => unknown

export interface InviteOptions {
  readonly member?: Member
  readonly cart?: WidgetContext['cart']['value']
  readonly config?: Pick<ReferralConfig, 'cleanAddress'>
  readonly answers?: readonly (readonly [endpoint: unknown, answer: Answer])[]
  /** The store of an earlier page, or of another tab. */
  readonly store?: Map<string, unknown>
  readonly sight?: Sight
  readonly visitorId?: string
}

const made: Pick<Invitation, 'dispose'>[] = []

/** What a test has made goes with it. */
export function disposeLater(part: Pick<Invitation, 'dispose'>): void {
  made.push(part)
}

/** For `afterEach`. */
export function disposeInvitations(): void {
  for (const part of made.splice(0)) part.dispose()
}

const SEEN: Sight = { whenSeen: async () => true, ms: () => 4200, leave: () => undefined }

/** What a model is made with, and what was asked of it. */
export function createStage(options: InviteOptions = {}) {
  const member = signal<Member>(options.member ?? GUEST)
  const cart = signal(options.cart ?? null)
  const store = options.store ?? new Map<string, unknown>()
  const answers = new Map<unknown, Answer>([
    [readOffer, () => OFFER],
    [claimOffer, () => CLAIM],
    [claimAsMember, () => CLAIM],
    ...(options.answers ?? []),
  ])
  const call = vi.fn(async (endpoint: unknown, asked: Asked = {}) => {
    const answer = answers.get(endpoint)
    if (!answer) throw new Error('an endpoint nobody expected')
    return answer(asked)
  })
  const context = {
    options: {},
    member,
    cart,
    // Safe: answers by identity of the endpoint, with that endpoint's own type.
    call: call as unknown as Call,
    store: storeOf(store),
    campaignStore: storeOf(new Map()),
    locale: 'en',
    visitorId: () => options.visitorId,
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
  } satisfies WidgetContext<typeof referralEvents>
  const askedOf = (endpoint: unknown): Asked[] =>
    call.mock.calls.filter(([asked]) => asked === endpoint).map(([, asked]) => asked ?? {})
  return { member, cart, store, answers, call, context, askedOf }
}

export function setUpFriend(options: InviteOptions = {}) {
  const stage = createStage(options)
  const invitation = createInvitation({
    context: stage.context,
    config: options.config ?? { cleanAddress: false },
    sight: options.sight ?? SEEN,
  })
  made.push(invitation)
  return { invitation, ...stage }
}

export function createRefusal(
  code: string,
  status: number,
  more: Partial<ProblemDetails> = {},
): ProblemError {
  return new ProblemError('/v1/referral', {
    code,
    status,
    params: {},
    retryable: status >= 500,
    retryAfterMs: undefined,
    requestId: undefined,
    ...more,
  })
}

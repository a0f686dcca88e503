/** What a widget's model is made with, for tests: a backend of answers by endpoint, stores in memory, and what was asked of them. */
import { signal } from '@preact/signals-core'
import { vi } from 'vitest'
import { ProblemError, type ProblemDetails } from '../core/problem-error.ts'
import type { Purpose } from '../contract/scalars.ts'
import { createCell } from '../core/cell.ts'
import { captureEnvironment } from '../core/environment.ts'
import { createIdSource } from '../core/id.ts'
import type { LiveChange, LiveState } from '../core/live.ts'
import type {
  Call,
  Cart,
  CartLine,
  Level,
  Member,
  UploadFile,
  WidgetContext,
  WidgetStore,
  WidgetTabs,
} from '../widget.ts'

export const GUEST: Member = { status: 'guest' }
export const ANA: Member = { status: 'member', memberId: 'm-ana', name: 'Ana' }
export const MIHAI: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }

export interface Asked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly idempotencyKey?: string
}

/** A thrown error is one the call rejects with. */
export type Answer = readonly [endpoint: unknown, answer: (asked: Asked) => unknown]

export interface StageOptions {
  /** A guest if not said. */
  readonly member?: Member
  readonly cart?: Cart | null
  readonly options?: unknown
  /** Of two to the same endpoint the later one counts. */
  readonly answers?: readonly Answer[]
  /** As an earlier page or another tab has left it: the widget's own by their keys, those of campaigns as `campaigns.<key>`. */
  readonly store?: Map<string, unknown>
  readonly visitorId?: string
  /** Other widgets of the page. */
  readonly widgets?: readonly string[]
  /** Other tabs of the same browser; none if not said. */
  readonly tabs?: WidgetTabs
  /** How the page takes other lines for its cart; it refuses if not said. */
  readonly replaceCart?: (lines: readonly CartLine[]) => Promise<boolean>
}

/** A context, and a hand on everything that is behind it. */
export function createContextStage(options: StageOptions = {}) {
  const member = signal<Member>(options.member ?? GUEST)
  const cart = signal<Cart | null>(options.cart ?? null)
  const store = options.store ?? new Map<string, unknown>()
  const backend = createBackend(options.answers)
  const changes = createChanges()
  const context = {
    options: options.options ?? {},
    member,
    cart,
    // Safe: answers by identity of the endpoint, with that endpoint's own type.
    call: backend.call as unknown as Call,
    upload: vi.fn(async (endpoint: unknown, asked: object) =>
      backend.call(endpoint, asked),
    ) as unknown as UploadFile, // Safe: answers by identity of the endpoint too.
    urlOf: (path) => `https://api.example${path}`,
    createId: createIdSource(captureEnvironment()),
    page: () => ({ url: 'https://shop.example/mug', title: 'Mug' }),
    granted: vi.fn((): readonly Purpose[] => ['functional']),
    shopper: vi.fn(async () => member.peek().memberId),
    tabs: options.tabs ?? createLonelyTabs(),
    stayAwake: vi.fn((_isAwake: boolean) => undefined),
    onLive: changes.onLive,
    store: storeOf(store),
    campaignStore: storeOf(store, 'campaigns.'),
    locale: 'en',
    visitorId: () => options.visitorId,
    track: vi.fn(),
    onChange: changes.onChange,
    setNews: vi.fn(),
    applyCode: vi.fn(async (_code: string) => false),
    replaceCart: vi.fn(options.replaceCart ?? (async () => false)),
    has: (widget: string) => options.widgets?.includes(widget) === true,
    open: vi.fn(async () => true),
    know: vi.fn(),
    setBusy: vi.fn(),
    propose: vi.fn(async (): Promise<Level | undefined> => 'sheet'),
    withdraw: vi.fn(),
    announce: vi.fn(),
    cleanAddress: vi.fn(),
    report: vi.fn(),
  } satisfies WidgetContext
  const { announceChange, listeners, setLive } = changes
  return { ...backend, context, member, cart, store, announceChange, listeners, setLive }
}

function createBackend(given: readonly Answer[] = []) {
  const answers = new Map(given)
  const call = vi.fn(async (endpoint: unknown, asked: Asked = {}) => {
    const answer = answers.get(endpoint)
    if (!answer) throw new Error('an endpoint nobody expected')
    return answer(asked)
  })
  /** What was asked of this endpoint, one after the other. */
  const askedOf = (endpoint: unknown): Asked[] =>
    call.mock.calls.filter(([asked]) => asked === endpoint).map(([, asked]) => asked ?? {})
  return { answers, call, askedOf }
}

function createChanges() {
  const listeners = new Map<(change: LiveChange) => void, string>()
  const state = createCell<LiveState>('live')
  return {
    listeners,
    onLive: state.subscribe,
    /** How the connection is, over which changes are told. */
    setLive: (next: LiveState): void => void (state.value = next),
    onChange: (type: string, listener: (change: LiveChange) => void) => {
      listeners.set(listener, type)
      return () => listeners.delete(listener)
    },
    /** Something of the member has changed at the server; everything there is, if no type is said. */
    announceChange: (change: LiveChange = {}, type?: string): void =>
      listeners.forEach((its, listener) => {
        if (type === undefined || type === its) listener(change)
      }),
  }
}

function storeOf(records: Map<string, unknown>, prefix = ''): WidgetStore {
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
    isLasting: () => true,
  }
}

/** No other tab: nobody is told, and nobody is waited for. */
function createLonelyTabs(): WidgetTabs {
  const { signal: never } = new AbortController()
  return {
    post: () => undefined,
    listen: () => () => undefined,
    exclusive: (_name, run) => run(never),
  }
}

/** What a server says no with. */
export function createRefusal(
  code: string,
  status: number,
  more: Partial<ProblemDetails> = {},
): ProblemError {
  return new ProblemError('/v1/anything', {
    code,
    status,
    params: {},
    retryable: status >= 500,
    retryAfterMs: undefined,
    requestId: undefined,
    ...more,
  })
}

const made: { dispose(): void }[] = []

/** What a test has made goes with it. */
export function disposeLater<Part extends { dispose(): void }>(part: Part): Part {
  made.push(part)
  return part
}

/** For `afterEach`. */
export function disposeModels(): void {
  for (const part of made.splice(0)) part.dispose()
}

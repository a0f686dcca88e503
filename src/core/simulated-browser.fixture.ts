/** A browser for tests: one IndexedDB and one localStorage, as many tabs as wanted, and a clock that moves when told. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { createCaps } from './caps.ts'
import { createCart } from './cart.ts'
import type { ConsentMode } from './consent-rules.ts'
import { createConsent } from './consent.ts'
import { createDatabase } from './database.ts'
import type { Environment } from './environment.ts'
import { createIdSource } from './id.ts'
import { createMirror } from './mirror.ts'
import { createStore } from './store.ts'
import { createTabs } from './tabs.ts'
import { createVisits } from './visits.ts'

export interface TabOptions {
  readonly mode?: ConsentMode
  readonly gpc?: boolean
  readonly fetch?: typeof fetch
  readonly localStorage?: Storage | undefined
  readonly indexedDB?: IDBFactory | undefined
}

export type Browser = ReturnType<typeof createBrowser>
export type Tab = ReturnType<Browser['openTab']>

const START = Date.UTC(2026, 10, 22, 12)
const NAMESPACE = 'regulars:pk_test'

export function createBrowser() {
  const localStorage = createStorage()
  const indexedDB = new IDBFactory()
  const locks = createLocks()
  const channels = new Set<FakeChannel>()
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>()
  let wall = START
  let monotonic = 0
  let timerCount = 0
  let randomCount = 0

  const environment: Environment = {
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    now: () => wall,
    monotonic: () => monotonic,
    randomBytes: (length) => Uint8Array.from({ length }, () => (randomCount += 97) % 256),
    setTimeout(run, delayMs) {
      timers.set(++timerCount, { at: monotonic + delayMs, run })
      return timerCount
    },
    clearTimeout: (timer) => void timers.delete(timer),
    localStorage,
    indexedDB,
    locks,
    openChannel: (name) => createChannel(name, channels),
    isOnline: () => true,
  }

  function openTab({ mode = 'auto', gpc = false, ...overrides }: TabOptions = {}) {
    const errors: unknown[] = []
    const report = (error: unknown) => void errors.push(error)
    // Safe: the overrides are fields of an environment.
    const own = { ...environment, ...overrides } as Environment
    const database = createDatabase(`${NAMESPACE}:state-v1`, own)
    const mirror = createMirror(own.localStorage, NAMESPACE)
    const tabs = createTabs(NAMESPACE, own)
    const consent = createConsent({ environment: own, database, mirror, tabs, mode, gpc, report })
    const store = createStore(database, { allows: consent.allows, now: own.now })
    const createId = createIdSource(own)
    const visits = createVisits({ environment: own, consent, store, mirror, createId, report })
    const cart = createCart(store, own, report)
    const caps = createCaps(store, own.now)
    return {
      environment: own,
      errors,
      report,
      database,
      mirror,
      tabs,
      consent,
      store,
      visits,
      cart,
      caps,
      createId,
      close() {
        visits.close()
        consent.close()
        tabs.close()
        database.close()
      },
    }
  }

  return {
    environment,
    openTab,
    localStorage,
    /** Timers still to run. */
    timers: () => timers.size,
    /** The shopper, or the network, sets the clock. */
    setClock: (byMs: number) => void (wall += byMs),
    /** Time goes by: timers run in their order, and what they began is carried on. */
    async pass(ms: number) {
      const end = monotonic + ms
      for (;;) {
        await quiet()
        const next = [...timers].sort(([, a], [, b]) => a.at - b.at)[0]
        if (!next || next[1].at > end) break
        timers.delete(next[0])
        wall += next[1].at - monotonic
        monotonic = next[1].at
        next[1].run()
      }
      wall += end - monotonic
      monotonic = end
    },
    /** Every key that is stored anywhere, for proving that nothing is. */
    async storedKeys() {
      const reader = createDatabase(`${NAMESPACE}:state-v1`, environment)
      const records = await reader.list(1000)
      reader.close()
      return [...Object.keys(localStorage), ...records.map(([key]) => key)]
    },
  }
}

/** Lets transactions, locks and messages that are under way come through. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve))
}

export function createStorage(limit = Infinity): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(storage, key) ? String(storage[key]) : null),
    setItem(key: string, value: string) {
      if (value.length > limit) throw new DOMException('Full.', 'QuotaExceededError')
      storage[key] = value
    },
    removeItem: (key: string) => void delete storage[key],
  }
  // As in a browser, the keys are the object's own, and the methods are not.
  const storage = Object.create(methods) as Storage
  return storage
}

export interface FakeChannel {
  readonly name: string
  onmessage: ((event: { readonly data: unknown }) => void) | null
  postMessage(message: unknown): void
  close(): void
}

/** Of those in `channels` of the same name each hears the others. */
export function createChannel(name: string, channels: Set<FakeChannel>): BroadcastChannel {
  const channel: FakeChannel = {
    name,
    onmessage: null,
    postMessage(message) {
      const data: unknown = structuredClone(message)
      for (const other of channels)
        if (other !== channel && other.name === name)
          queueMicrotask(() => channels.has(other) && other.onmessage?.({ data }))
    },
    close: () => void channels.delete(channel),
  }
  channels.add(channel)
  // Safe: no more of a channel is used.
  return channel as unknown as BroadcastChannel
}

function createLocks(): LockManager {
  const tails = new Map<string, Promise<unknown>>()
  const request = async (
    name: string,
    { ifAvailable, signal }: LockOptions,
    run: (lock: unknown) => unknown,
  ): Promise<unknown> => {
    const before = tails.get(name)
    if (before && ifAvailable) return run(null)
    const turn = (async () => {
      await before
      if (signal?.aborted) throw signal.reason
      return run({ name })
    })()
    const tail: Promise<unknown> = turn
      .catch(() => undefined)
      .then(() => tails.get(name) === tail && tails.delete(name))
    tails.set(name, tail)
    return turn
  }
  // Safe: no more of a lock manager is used.
  return { request } as unknown as LockManager
}

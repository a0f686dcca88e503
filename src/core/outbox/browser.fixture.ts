/** A browser for tests: one origin's storage, tabs that can be killed at any moment, and a clock that moves when told. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { Purpose } from '../../contract/scalars.ts'
import { createDatabase } from '../database.ts'
import type { Environment } from '../environment.ts'
import { createIdSource } from '../id.ts'
import { createTabs } from '../tabs.ts'
import { createOutbox } from './create-outbox.ts'
import { readHealth } from './health.ts'
// Loaded on demand otherwise, in real time, which the simulated clock would not wait for.
import '../tabs/lease.ts'
import { createServer } from './server.fixture.ts'
import { createChannels, createLocks, createStorage } from './storage.fixture.ts'
import type { EventDraft, OutboxOptions } from './types.ts'
// Loaded on demand by the outbox: here first, so that time stands still while it is.
import './courier.ts'
import './make-room.ts'
import './refusals.ts'

export type Browser = ReturnType<typeof createBrowser>
export type Tab = ReturnType<Browser['openTab']>

export interface TabOptions extends Partial<Pick<OutboxOptions, 'key' | 'sdk' | 'checkProps'>> {
  readonly environment?: Partial<Environment>
}

const START = Date.UTC(2026, 10, 22, 12)

export function createBrowser() {
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>()
  const storage = createStorage()
  const indexedDB = new IDBFactory()
  const locks = createLocks()
  const channels = createChannels()
  let granted: readonly Purpose[] = ['functional', 'analytics', 'marketing']
  let isOnline = true
  let wall = START
  let monotonic = 0
  let timerCount = 0
  let random = 1
  const server = createServer(() => monotonic)
  /** Counts whatever code does to the browser, so that the clock waits until nothing happens any more. */
  let acts = 0
  const underWay = new Set<EventTarget>()

  /** Everything a tab touches goes through `isDead`, so that a killed one has no effect any more. */
  function environmentOf(isDead: () => boolean): Environment {
    return {
      // Safe: the code under test calls it with an address and a record.
      fetch: ((url: string, init: RequestInit) => {
        acts += 1
        return isDead() ? new Promise(() => undefined) : server.fetch(url, init)
      }) as typeof fetch,
      now: () => wall,
      monotonic: () => monotonic,
      randomBytes: (length) => Uint8Array.from({ length }, nextRandom),
      setTimeout(run, delayMs) {
        timerCount += 1
        if (!isDead()) timers.set(timerCount, { at: monotonic + delayMs, run })
        return timerCount
      },
      clearTimeout: (timer) => void timers.delete(timer),
      localStorage: storage.seenBy(isDead),
      indexedDB: mortal(indexedDB, isDead, (work) => {
        acts += 1
        underWay.add(work)
        for (const end of ['success', 'error', 'complete', 'abort'])
          work.addEventListener(end, () => underWay.delete(work))
      }),
      locks: locks.seenBy(isDead),
      openChannel: (name) => channels.open(name, isDead),
      isOnline: () => isOnline,
    }
  }

  function nextRandom(): number {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
    return (random >> 16) & 255
  }

  /** Lets transactions, requests and messages that are under way come through. */
  async function quiet(): Promise<void> {
    let seen = -1
    while (seen !== acts || underWay.size) {
      seen = acts
      for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  function openTab({
    key = 'pk_test',
    sdk = 'regulars/test',
    checkProps,
    ...rest
  }: TabOptions = {}) {
    let isDead = false
    const errors: unknown[] = []
    const environment = { ...environmentOf(() => isDead), ...rest.environment }
    const tabs = createTabs(`regulars:${key}`, environment)
    const database = createDatabase(`regulars:${key}:queue`, environment)
    const dead = createDatabase(`regulars:${key}:dead`, environment)
    const state = createDatabase(`regulars:${key}:state`, environment)
    const options: OutboxOptions = {
      url: 'https://api.test/v1/events',
      key,
      sdk,
      environment,
      database,
      dead,
      state,
      tabs,
      checkProps,
      createId: createIdSource(environment),
      granted: () => granted,
      locale: () => 'en',
      onError: (error) => void errors.push(error),
    }
    const outbox = createOutbox(options)
    return {
      ...outbox,
      outbox,
      options,
      health: () => readHealth(outbox.signs()),
      environment,
      errors,
      tabs,
      database,
      dead,
      state,
      add: (draft: Partial<EventDraft> = {}) =>
        outbox.add({ name: 'shop.test', props: {}, purpose: 'analytics', ...draft })?.id,
      leave() {
        outbox.leave()
        tabs.suspend()
      },
      back() {
        tabs.resume()
        outbox.back()
      },
      /** The operating system ends the process: nothing more runs. */
      kill() {
        isDead = true
        locks.kill()
        channels.kill()
      },
    }
  }

  return {
    server,
    storage,
    indexedDB,
    openTab,
    quiet,
    timers: () => timers.size,
    grant: (...purposes: Purpose[]) => void (granted = purposes),
    goOnline: (online: boolean) => void (isOnline = online),
    setClock: (byMs: number) => void (wall += byMs),
    /** Time goes by; timers run in their order, and what they began is carried on. */
    async pass(ms: number) {
      const end = monotonic + ms
      for (;;) {
        await quiet()
        const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at)
        if (!next || next[1].at > end) break
        timers.delete(next[0])
        wall += next[1].at - monotonic
        monotonic = next[1].at
        next[1].run()
      }
      wall += end - monotonic
      monotonic = end
    },
  }
}

/** Transactions of a dead process do not begin. */
function mortal(
  factory: IDBFactory,
  isDead: () => boolean,
  onBegin: (work: EventTarget) => void,
): IDBFactory {
  const open = (name: string): IDBOpenDBRequest => {
    const request = factory.open(name)
    onBegin(request)
    request.addEventListener('success', () => {
      const { result } = request
      const begin = result.transaction.bind(result)
      result.transaction = (...args: Parameters<typeof begin>) => {
        if (isDead()) throw new DOMException('The process has ended.', 'InvalidStateError')
        const transaction = begin(...args)
        onBegin(transaction)
        return transaction
      }
    })
    return request
  }
  // Safe: nothing else of a factory is used.
  return { open } as unknown as IDBFactory
}

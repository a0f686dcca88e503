/** Runs each operation on IndexedDB where it can, in memory where it cannot, and lets a late IndexedDB catch up. */
import type { UseStore } from 'idb-keyval'
import { withDeadline } from '../deadline.ts'
import type { Environment } from '../environment.ts'
import { openConnection, type Connection } from './connection.ts'
import type { Traffic } from './traffic.ts'

export type DatabaseEnvironment = Pick<
  Environment,
  'indexedDB' | 'setTimeout' | 'clearTimeout' | 'monotonic'
>

type Operation<T> = (use: UseStore) => Promise<T>

export interface Link {
  mode(): 'opening' | 'indexeddb' | 'memory'
  run<T>(operation: Operation<T>, inMemory: () => T, isWrite?: boolean): Promise<T>
  close(): void
}

const OPEN_TIMEOUT_MS = 2_000
/** WebKit can leave a request unanswered for good; nothing of ours takes this long. */
const OPERATION_TIMEOUT_MS = 5_000
const RETRY_MS = 10_000
/** Beyond so many writes in memory, the page has gone on without IndexedDB too long to hand over. */
const MAX_MISSED = 500

export interface LinkOptions {
  readonly traffic: Traffic
  /** IndexedDB has everything that memory took, and is in charge from now on. */
  onAdopted(): void
}

export function createLink(
  name: string,
  environment: DatabaseEnvironment,
  { traffic, onAdopted }: LinkOptions,
): Link {
  const factory = environment.indexedDB
  /** Writes that memory took, for IndexedDB to take when it opens late. */
  let missed: Operation<unknown>[] | undefined = factory && []
  let connection: Connection | undefined
  let isInMemory = !factory
  let opening: Promise<void> | undefined
  let connecting: Promise<void> | undefined
  let triedAt = 0
  let isClosed = false

  async function connect(source: IDBFactory, writes: Operation<unknown>[]): Promise<void> {
    const opened = await openConnection({ factory: source, name, traffic, onLost: lose })
    try {
      for (; writes.length; writes.shift()) {
        await traffic.whenHere()
        await limited(writes[0]!(opened.use))
      }
      if (isClosed || missed !== writes) throw new Error('Too late.')
    } catch (error) {
      opened.close()
      throw error
    }
    onAdopted()
    connection = opened
    isInMemory = false
  }

  function tryToConnect(): Promise<void> | undefined {
    if (!factory || !missed || isClosed) return undefined
    triedAt = environment.monotonic()
    connecting ??= connect(factory, missed)
      .catch(() => undefined) // Memory serves meanwhile, and a later call tries again.
      .finally(() => (connecting = undefined))
    return connecting
  }

  async function open(): Promise<void> {
    const attempt = tryToConnect()
    if (attempt) await withDeadline(attempt, OPEN_TIMEOUT_MS, environment).catch(() => undefined)
    isInMemory = !connection
    opening = undefined
  }

  function lose(lost: Connection | undefined): void {
    if (connection === lost) connection = undefined
    lost?.close()
  }

  function limited<T>(promise: Promise<T>): Promise<T> {
    return withDeadline(promise, OPERATION_TIMEOUT_MS, environment)
  }

  const mayRun = (): boolean => (connection !== undefined || isInMemory) && traffic.isHere()

  async function run<T>(operation: Operation<T>, inMemory: () => T, isWrite = false): Promise<T> {
    let startedAt = environment.monotonic()
    // A second time on a fresh connection, because Safari closes one without a word; never after a hang.
    for (let left = 2; left && environment.monotonic() - startedAt < OPERATION_TIMEOUT_MS; left--) {
      // In turns, since a page may be left while it opens.
      while (!mayRun()) await (traffic.isHere() ? (opening ??= open()) : traffic.whenHere())
      const used = connection
      if (!used) break
      startedAt = environment.monotonic()
      try {
        return await limited(operation(used.use))
      } catch (error) {
        if (isCallersOwn(error)) throw error
        lose(used)
      }
    }
    if (!isInMemory) {
      lose(connection)
      isInMemory = true
      triedAt = environment.monotonic()
    } else if (environment.monotonic() - triedAt > RETRY_MS) void tryToConnect()
    const result = inMemory()
    if (isWrite && missed && missed.push(operation) > MAX_MISSED) missed = undefined
    return result
  }

  return {
    mode: () => (connection ? 'indexeddb' : isInMemory ? 'memory' : 'opening'),
    run,
    close() {
      isClosed = true
      connection?.close()
    },
  }
}

/** Not IndexedDB's fault: trying again or going on in memory would hide it. */
function isCallersOwn(error: unknown): boolean {
  // Safe: Object() of anything has properties to read; null, which idb-keyval may reject with, has none.
  const { name } = Object(error) as { readonly name?: unknown }
  return name === 'QuotaExceededError' || name === 'DataCloneError'
}

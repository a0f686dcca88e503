/** idb-keyval that cannot hang, throw or fail for good: IndexedDB where it works, memory where it does not. */
// Its `get` and `clear` would bring along the default store of idb-keyval, which nobody here uses.
import { promisifyRequest } from 'idb-keyval'
import { createLink, type DatabaseEnvironment } from './database/link.ts'
import { createMemory } from './database/memory.ts'
import { changeIn, listIn } from './database/transaction.ts'
import { createTraffic } from './database/traffic.ts'

export interface Database {
  /** Where writes go now; `memory` dies with the page, unless IndexedDB opens late and takes it over. */
  mode(): 'opening' | 'indexeddb' | 'memory'
  get(key: string): Promise<unknown>
  /** All or nothing; resolves when the transaction is complete. */
  setMany(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void>
  /**
   * Reads and writes in one transaction, so two tabs cannot overwrite each other. `undefined` deletes.
   * `change` may run more than once: after a lost connection, and on the stored value when IndexedDB opens late.
   */
  update(key: string, change: (value: unknown) => unknown): Promise<unknown>
  /** As `update`, for several keys at once; a value handed back as it came is not written. */
  updateMany(
    keys: readonly string[],
    change: (values: unknown[]) => readonly unknown[],
  ): Promise<void>
  deleteMany(keys: readonly string[]): Promise<void>
  /** In key order, at most `limit`, keys greater than `after`. */
  list(limit: number, after?: string): Promise<[key: string, value: unknown][]>
  count(): Promise<number>
  /** Lets go of the connection once what runs is complete; nothing may be called afterwards. */
  close(): void
}

/** Nothing is opened, and no database made, before the first call. */
export function createDatabase(
  name: string,
  environment: DatabaseEnvironment,
  traffic = createTraffic(),
): Database {
  const memory = createMemory()
  const link = createLink(name, environment, { traffic, onAdopted: memory.clear })

  async function updateMany(
    keys: readonly string[],
    change: (values: unknown[]) => readonly unknown[],
  ): Promise<void> {
    let mistake: { readonly error: unknown } | undefined
    const changeSafely = (values: unknown[]): readonly unknown[] => {
      try {
        return change(values)
      } catch (error) {
        mistake = { error }
        return values
      }
    }
    await link.run(
      (use) => use('readwrite', (store) => changeIn(store, keys, changeSafely)),
      () => memory.updateMany(keys, changeSafely),
      true,
    )
    if (mistake) throw mistake.error
  }

  return {
    mode: link.mode,
    get: (key) =>
      link.run(
        (use) => use('readonly', (store) => promisifyRequest<unknown>(store.get(key))),
        () => memory.get(key),
      ),
    updateMany,
    async update(key, change) {
      let value: unknown
      await updateMany([key], ([stored]) => [(value = change(stored))])
      return value
    },
    setMany: (entries) =>
      updateMany(
        entries.map(([key]) => key),
        () => entries.map(([, value]) => value),
      ),
    deleteMany: (keys) => updateMany(keys, () => []),
    list: (limit, after) =>
      link.run(
        (use) => use('readonly', (store) => listIn(store, limit, after)),
        () => memory.list(limit, after),
      ),
    count: () =>
      link.run(
        (use) => use('readonly', (store) => promisifyRequest(store.count())),
        () => memory.count(),
      ),
    close: link.close,
  }
}

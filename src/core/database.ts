/** idb-keyval that cannot hang, throw or fail for good: IndexedDB where it works, memory where it does not. */

export interface Database {
  /** Where writes go now; `memory` dies with the page. */
  mode(): 'opening' | 'indexeddb' | 'memory'
  get(key: string): Promise<unknown>
  /** All or nothing; resolves when the transaction is complete. */
  setMany(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void>
  /** Reads and writes in one transaction, so two tabs cannot overwrite each other. `undefined` deletes. */
  update(key: string, change: (value: unknown) => unknown): Promise<unknown>
  deleteMany(keys: readonly string[]): Promise<void>
  /** In key order, at most `limit`, keys greater than `after`. */
  list(limit: number, after?: string): Promise<[key: string, value: unknown][]>
  count(): Promise<number>
  clear(): Promise<void>
  /** Aborts what runs and lets go of the connection; nothing may be called afterwards. */
  close(): void
}

/** What a database does with a Map: the same promises, until the page ends. */

export interface Memory {
  get(key: string): unknown
  updateMany(keys: readonly string[], change: (values: unknown[]) => readonly unknown[]): void
  list(limit: number, after?: string): [key: string, value: unknown][]
  count(): number
  clear(): void
}

export function createMemory(): Memory {
  const values = new Map<string, unknown>()
  return {
    get: (key) => values.get(key),
    updateMany(keys, change) {
      // As IndexedDB does: what cannot be cloned is refused, all of it.
      const next = structuredClone(change(keys.map((key) => values.get(key))))
      keys.forEach((key, index) => {
        if (next[index] === undefined) values.delete(key)
        else values.set(key, next[index])
      })
    },
    list: (limit, after = '') =>
      [...values]
        .filter(([key]) => key > after)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit),
    count: () => values.size,
    clear: () => values.clear(),
  }
}

/** What a database does inside one IndexedDB transaction. */
import { promisifyRequest } from 'idb-keyval'

export async function changeIn(
  store: IDBObjectStore,
  keys: readonly string[],
  change: (values: unknown[]) => readonly unknown[],
): Promise<void> {
  const complete = promisifyRequest(store.transaction)
  const requests = keys.map((key) => store.get(key))
  let mistake: unknown
  requests.at(-1)?.addEventListener('success', () => {
    try {
      const values = requests.map((request) => request.result as unknown)
      const next = change([...values])
      keys.forEach((key, index) => {
        if (next[index] === undefined) store.delete(key)
        else if (next[index] !== values[index]) store.put(next[index], key)
      })
      // What is committed so needs nothing of the page any more, which may be left now.
      store.transaction.commit()
    } catch (error) {
      mistake = error
      store.transaction.abort()
    }
  })
  await complete.catch((error: unknown) => {
    throw mistake ?? error
  })
}

export async function listIn(
  store: IDBObjectStore,
  limit: number,
  after?: string,
): Promise<[key: string, value: unknown][]> {
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true)
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(range, limit)),
    promisifyRequest(store.getAll(range, limit)),
  ])
  return keys.map((key, index) => [String(key), values[index]])
}

/** Everything a page of this origin has stored, as one JSON text. */
import type { Page } from 'playwright-core'

export function dumpStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const databases: Record<string, unknown> = {}
    for (const { name } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name!))
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([
          promised(records.getAllKeys()),
          promised(records.getAll()),
        ])
        databases[`${name}/${store}`] = keys.map((key, index) => [key, values[index]])
      }
      database.close()
    }
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases,
    })
  })
}

/** One open IndexedDB store in the form idb-keyval works on; its own `createStore` ignores `versionchange` and takes no factory. */
import type { UseStore } from 'idb-keyval'
import type { Traffic } from './traffic.ts'

const STORE = 'records'

export interface Connection {
  readonly use: UseStore
  /** Lets what runs finish, then lets go. */
  close(): void
}

export interface ConnectionOptions {
  readonly factory: IDBFactory
  readonly name: string
  readonly traffic: Pick<Traffic, 'underWay'>
  /** Another tab has asked for the connection to end. */
  onLost(lost: Connection): void
}

export function openConnection(options: ConnectionOptions): Promise<Connection> {
  const { factory, name, traffic, onLost } = options
  return new Promise((resolve, reject) => {
    const request = factory.open(name)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const database = request.result
      // A page at rest pays for each handler it keeps alive. A connection the browser has closed shows at its next use.
      request.onupgradeneeded = request.onerror = request.onsuccess = null
      const connection = { use: useStoreOf(database, traffic), close: () => database.close() }
      // Staying open would block whoever deletes the database, such as another tab's `forget`.
      database.onversionchange = () => {
        database.close()
        onLost(connection)
      }
      resolve(connection)
    }
  })
}

function useStoreOf(database: IDBDatabase, { underWay }: Pick<Traffic, 'underWay'>): UseStore {
  return async (mode, work) => {
    const transaction = database.transaction(STORE, mode)
    const aborted = new Promise((resolve) => transaction.addEventListener('abort', resolve))
    underWay.add(transaction)
    try {
      return await work(transaction.objectStore(STORE))
    } catch (error) {
      if (error !== null) throw error
      // idb-keyval has read the reason from the transaction before the browser wrote it there.
      await aborted
      throw transaction.error ?? new Error('The transaction was aborted.')
    } finally {
      underWay.delete(transaction)
    }
  }
}

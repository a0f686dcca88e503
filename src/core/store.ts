/** What the browser remembers: each record says why it may be kept and whose it is, so that consent and sign-out can delete it. */
import type { Purpose } from '../contract/scalars.ts'
import type { Database } from './database.ts'

export interface StoredRecord {
  readonly value: unknown
  readonly purpose: Purpose
  /** Belongs to whoever is signed in: gone at sign-out. */
  readonly owner?: 'customer'
  /** Wall clock of the last write, ms. */
  readonly at: number
}

export interface WriteOptions {
  readonly purpose: Purpose
  readonly ofCustomer?: boolean
}

/** `unlanded`: nothing that is stored, only what is on its way for a customer who has left. */
export type Wipe = { readonly purposes: readonly Purpose[] } | 'customer' | 'all' | 'unlanded'

export interface Store {
  read(key: string): Promise<unknown>
  /** `false` when the shopper has not agreed to the purpose, or the browser has no room left. */
  write(key: string, value: unknown, options: WriteOptions): Promise<boolean>
  /**
   * Reads and writes in one transaction over all tabs; `change` may run more than once and must be pure.
   * Resolves with what is stored now, or `undefined` when it was refused as a write is.
   */
  update(key: string, change: (value: unknown) => unknown, options: WriteOptions): Promise<unknown>
  remove(key: string): Promise<void>
  /** A write that was begun before and has not landed yet is refused too. */
  wipe(what: Wipe): Promise<void>
  entries(): Promise<(StoredRecord & { readonly key: string })[]>
  /** What is written outlives the page. */
  isLasting(): boolean
}

export interface StoreOptions {
  allows(purpose: Purpose): boolean
  now(): number
}

const PREFIX = 'record:'
const PAGE = 200

export function createStore(database: Database, { allows, now }: StoreOptions): Store {
  // What a write has to find unchanged when it lands; a wipe in between makes it void.
  let customer = {}
  let anybody = {}

  async function entries(): Promise<(StoredRecord & { key: string })[]> {
    const found: (StoredRecord & { key: string })[] = []
    for (let after = PREFIX; ;) {
      const page = await database.list(PAGE, after)
      for (const [name, record] of page) {
        if (!name.startsWith(PREFIX)) return found
        if (isRecord(record)) found.push({ ...record, key: name.slice(PREFIX.length) })
        after = name
      }
      if (page.length < PAGE) return found
    }
  }

  async function update(
    key: string,
    change: (value: unknown) => unknown,
    { purpose, ofCustomer }: WriteOptions,
  ): Promise<unknown> {
    const writer = ofCustomer ? customer : anybody
    // Asked again inside the transaction: consent or customer may go while it waits.
    const isRefused = () => !allows(purpose) || writer !== (ofCustomer ? customer : anybody)
    if (isRefused()) return undefined
    try {
      const stored = await database.update(PREFIX + key, (record) => {
        if (isRefused()) return record
        const value = change(valueOf(record))
        if (value === undefined) return undefined
        return { value, purpose, ...(ofCustomer && { owner: 'customer' as const }), at: now() }
      })
      return isRefused() ? undefined : valueOf(stored)
    } catch (error) {
      if (error instanceof Error && error.name === 'DataCloneError') throw error
      return undefined // No room left: as good as refused, the page goes on with what it knows.
    }
  }

  return {
    read: async (key) => valueOf(await database.get(PREFIX + key)),
    update,
    write: async (key, value, options) => (await update(key, () => value, options)) !== undefined,
    remove: (key) => database.deleteMany([PREFIX + key]),
    entries,
    isLasting: () => database.mode() === 'indexeddb' && allows('functional'),

    async wipe(what) {
      if (typeof what === 'string') customer = {}
      if (what === 'all') anybody = {}
      const isDoomed = ({ purpose, owner }: StoredRecord) =>
        typeof what === 'object'
          ? what.purposes.includes(purpose)
          : what === 'all' || (what === 'customer' && owner === what)
      const doomed = (await entries()).filter(isDoomed)
      if (doomed.length > 0) await database.deleteMany(doomed.map(({ key }) => PREFIX + key))
    },
  }
}

/** The part of the store that one widget sees. */
export function scopeStore(
  store: Store,
  scope: string,
): Pick<Store, 'read' | 'write' | 'update' | 'remove' | 'isLasting'> {
  const name = (key: string) => `${scope}.${key}`
  return {
    read: (key) => store.read(name(key)),
    write: (key, value, options) => store.write(name(key), value, options),
    update: (key, change, options) => store.update(name(key), change, options),
    remove: (key) => store.remove(name(key)),
    isLasting: store.isLasting,
  }
}

function isRecord(record: unknown): record is StoredRecord {
  return typeof record === 'object' && record !== null && 'purpose' in record && 'value' in record
}

function valueOf(record: unknown): unknown {
  return isRecord(record) ? record.value : undefined
}

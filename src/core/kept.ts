/** A record that is kept while the shopper agrees to its purpose, and in memory as long as the page lives. */
import type { Purpose } from '../contract/scalars.ts'
import type { Store } from './store.ts'

export interface Kept<T> {
  current(): T
  /** Reads it anew from what all tabs share. */
  read(): Promise<T>
  change(how: (value: T) => T): Promise<T>
  /** Drops what is known here, when the stored part was deleted. */
  forget(): void
}

export interface KeptOptions<T> {
  readonly store: Pick<Store, 'read' | 'update'>
  readonly key: string
  readonly purpose: Purpose
  readonly ofCustomer?: boolean
  /** Of whatever stands in the store, `undefined` for nothing. */
  parse(value: unknown): T
}

export function createKept<T>(options: KeptOptions<T>): Kept<T> {
  const { store, key, purpose, ofCustomer = false, parse } = options
  let value = parse(undefined)
  let isStored = false

  return {
    current: () => value,
    async read() {
      const stored = await store.read(key)
      if (stored !== undefined) value = parse(stored)
      return value
    },
    async change(how) {
      const before = value
      value = how(value)
      // What nobody could store is gone on from here; what was stored, from what all tabs have made of it.
      const next = (stored: unknown): T =>
        how(stored === undefined && !isStored ? before : parse(stored))
      const stored = await store.update(key, next, { purpose, ofCustomer })
      isStored = stored !== undefined
      if (isStored) value = parse(stored)
      return value
    },
    forget() {
      value = parse(undefined)
      isStored = false
    },
  }
}

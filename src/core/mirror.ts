/** Small JSON values in localStorage, for what must be known in the very first tick; quietly nothing where it is denied. */

export interface Mirror {
  read(key: string): unknown
  /** `false` when it is not kept. */
  write(key: string, value: unknown): boolean
  remove(key: string): void
}

/** `namespace` keeps two shops on one origin apart. */
export function createMirror(storage: Storage | undefined, namespace: string): Mirror {
  const name = (key: string) => `${namespace}:${key}`
  return {
    read(key) {
      try {
        return JSON.parse(storage?.getItem(name(key)) ?? 'null') ?? undefined
      } catch {
        return undefined // Not ours, or half written: as good as absent.
      }
    },

    write(key, value) {
      try {
        storage?.setItem(name(key), JSON.stringify(value))
        return storage !== undefined
      } catch {
        return false // Full: the copy in IndexedDB has to do, and the next page knows it some milliseconds later.
      }
    },

    remove(key) {
      try {
        storage?.removeItem(name(key))
      } catch {
        // Denied since we began: then nothing of ours can be read either.
      }
    },
  }
}

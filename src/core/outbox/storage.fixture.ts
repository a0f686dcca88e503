/** What the tabs of a simulated browser share beside IndexedDB: localStorage, locks and channels. */

type IsDead = () => boolean

/** `limit` is the longest value it takes; below 0 it is full. */
export function createStorage() {
  const values = new Map<string, string>()
  const shared = {
    values,
    limit: Infinity,
    seenBy(isDead: IsDead): Storage {
      const storage: Storage = {
        get length() {
          return values.size
        },
        key: (index) => [...values.keys()][index] ?? null,
        getItem: (key) => values.get(key) ?? null,
        setItem(key, value) {
          if (value.length > shared.limit) throw new DOMException('Full.', 'QuotaExceededError')
          if (!isDead()) values.set(key, value)
        },
        removeItem: (key) => void (isDead() || values.delete(key)),
        clear: () => values.clear(),
      }
      return storage
    },
  }
  return shared
}

interface Claim {
  readonly name: string
  readonly isDead: IsDead
  readonly start: () => void
}

export function createLocks() {
  const holders = new Map<string, Claim>()
  const waiting: Claim[] = []

  function grantNext(): void {
    for (const claim of waiting.slice()) {
      if (claim.isDead() || holders.has(claim.name)) continue
      waiting.splice(waiting.indexOf(claim), 1)
      holders.set(claim.name, claim)
      claim.start()
    }
  }

  function release(claim: Claim): void {
    if (holders.get(claim.name) === claim) holders.delete(claim.name)
    grantNext()
  }

  return {
    /** Frees what dead processes held. */
    kill() {
      for (const claim of holders.values()) if (claim.isDead()) release(claim)
    },
    seenBy(isDead: IsDead): LockManager {
      const request = (
        name: string,
        { ifAvailable, signal }: LockOptions,
        run: (lock: unknown) => Promise<unknown> | undefined,
      ): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const start = () => {
            const held = Promise.resolve(run({ name }))
            void held.then(resolve, reject).finally(() => isDead() || release(claim))
          }
          const claim: Claim = { name, isDead, start }
          if (ifAvailable && holders.has(name)) return resolve(run(null))
          signal?.addEventListener('abort', () => {
            if (!waiting.includes(claim)) return
            waiting.splice(waiting.indexOf(claim), 1)
            reject(signal.reason)
          })
          waiting.push(claim)
          queueMicrotask(grantNext)
        })
      // Safe: nothing else of a lock manager is used.
      return { request } as unknown as LockManager
    },
  }
}

interface Channel {
  readonly name: string
  readonly isDead: IsDead
  onmessage: ((event: { readonly data: unknown }) => void) | null
  postMessage(message: unknown): void
  close(): void
}

export function createChannels() {
  const open = new Set<Channel>()
  return {
    count: () => open.size,
    kill() {
      for (const channel of open) if (channel.isDead()) open.delete(channel)
    },
    open(name: string, isDead: IsDead): BroadcastChannel {
      const channel: Channel = {
        name,
        isDead,
        onmessage: null,
        postMessage(message) {
          const data: unknown = structuredClone(message)
          for (const other of open)
            if (other !== channel && other.name === name)
              queueMicrotask(() => open.has(other) && other.onmessage?.({ data }))
        },
        close: () => void open.delete(channel),
      }
      open.add(channel)
      // Safe: nothing else of a channel is used.
      return channel as unknown as BroadcastChannel
    },
  }
}

/** The tabs of one browser agree: messages between them, and one of them at a time for work that must not be doubled. */
import type { Environment } from './environment.ts'
import type { LeaseEnvironment } from './tabs/lease.ts'

export interface Tabs {
  /** To all other tabs of this shop; not to this one. Anything on the channel is untrusted input. */
  post(topic: string, message: unknown): void
  /** Returns the way to stop listening. */
  listen(topic: string, listener: (message: unknown) => void): () => void
  /**
   * Runs while no other tab runs the same. Resolves with `undefined` without running when `ifFree` is set and one does,
   * and at once, running or not, when the tab is suspended: `run` is told by its signal.
   * Web Locks; without them a lease in localStorage that expires.
   */
  exclusive<T>(
    name: string,
    run: (signal: AbortSignal) => Promise<T>,
    options?: { readonly ifFree?: boolean },
  ): Promise<T | undefined>
  /** Before the page is frozen or left: frees the locks and the channel, which would evict it from the bfcache. */
  suspend(): void
  resume(): void
  close(): void
}

export type TabsEnvironment = LeaseEnvironment & Pick<Environment, 'locks' | 'openChannel'>

type Listener = (message: unknown) => void

/** `name` keeps two shops on one origin apart. */
export function createTabs(name: string, environment: TabsEnvironment): Tabs {
  const listeners = new Map<string, Set<Listener>>()
  let presence = new AbortController()
  let channel: BroadcastChannel | undefined

  function openChannel(): BroadcastChannel | undefined {
    if (channel || presence.signal.aborted) return channel
    channel = environment.openChannel(name)
    if (channel) channel.onmessage = ({ data }) => receive(data)
    return channel
  }

  function receive(message: unknown): void {
    if (!Array.isArray(message)) return
    for (const listener of listeners.get(message[0]) ?? []) listener(message[1])
  }

  function suspend(): void {
    presence.abort()
    channel?.close()
    channel = undefined
  }

  return {
    post: (topic, message) => openChannel()?.postMessage([topic, message]),

    listen(topic, listener) {
      const others = listeners.get(topic) ?? new Set()
      listeners.set(topic, others.add(listener))
      openChannel()
      return () => others.delete(listener)
    },

    exclusive(lock, run, { ifFree = false } = {}) {
      const { signal } = presence
      return lockedBy(environment, `${name}:${lock}`, () => untilAborted(run, signal), {
        ifFree,
        signal,
      })
    },

    suspend,
    resume() {
      if (!presence.signal.aborted) return
      presence = new AbortController()
      if (listeners.size) openChannel()
    },
    close() {
      listeners.clear()
      suspend()
    },
  }
}

async function lockedBy<T>(
  environment: TabsEnvironment,
  key: string,
  run: () => Promise<T | undefined>,
  options: { readonly ifFree: boolean; readonly signal: AbortSignal },
): Promise<T | undefined> {
  const { locks } = environment
  const { ifFree, signal } = options
  if (signal.aborted) return undefined
  // Loaded only where it is needed: every browser since 2022 has Web Locks.
  const withLease = async (): Promise<T | undefined> =>
    (await import('./tabs/lease.ts')).withLease(key, environment, run, options)
  if (!locks) return withLease()
  let outcome: Promise<T | undefined> | undefined
  try {
    await locks.request(key, ifFree ? { ifAvailable: true } : { signal }, (lock) =>
      lock ? (outcome = run()) : undefined,
    )
  } catch {
    // Refused by a sandbox, or suspended while waiting; what `run` itself threw is in `outcome`.
    if (!outcome && !signal.aborted) return withLease()
  }
  return outcome
}

/** A lock held by a page in the bfcache would evict it, so leaving does not wait for `run`. */
function untilAborted<T>(
  run: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(undefined)
    const onAbort = (): void => resolve(undefined)
    signal.addEventListener('abort', onAbort)
    run(signal)
      .finally(() => signal.removeEventListener('abort', onAbort))
      .then(resolve, reject)
  })
}

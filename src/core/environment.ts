/** Everything core takes from the browser, in one record: tests hand in their own, a hostile page cannot swap it later. */

export interface Environment {
  /** Captured when the script loads, so that a later patch of the page does not see or break our requests. */
  readonly fetch: typeof fetch
  /** Wall clock, ms since 1970; may jump. */
  now(): number
  /** Ms since the page began; never goes back. */
  monotonic(): number
  randomBytes(length: number): Uint8Array
  setTimeout(run: () => void, delayMs: number): number
  clearTimeout(timer: number): void
  /** Undefined where the browser or the page's sandbox denies it. */
  readonly localStorage: Storage | undefined
  readonly indexedDB: IDBFactory | undefined
  readonly locks: LockManager | undefined
  openChannel(name: string): BroadcastChannel | undefined
  /** A hint: `false` is reliable, `true` is not. */
  isOnline(): boolean
}

/** Reading `window.localStorage` throws where storage is denied, hence the question in a function. */
function ifAllowed<T>(read: () => T): T | undefined {
  try {
    return read() ?? undefined
  } catch {
    return undefined // Denied is a state we work in, not an error.
  }
}

export function captureEnvironment(page: typeof globalThis = globalThis): Environment {
  const fetch = page.fetch.bind(page)
  const setTimer = page.setTimeout.bind(page)
  const clearTimer = page.clearTimeout.bind(page)
  return {
    fetch,
    now: () => Date.now(),
    monotonic: () => page.performance.now(),
    randomBytes: (length) => page.crypto.getRandomValues(new Uint8Array(length)),
    setTimeout: (run, delayMs) => Number(setTimer(run, delayMs)),
    clearTimeout: (timer) => clearTimer(timer),
    localStorage: ifAllowed(() => page.localStorage),
    indexedDB: ifAllowed(() => page.indexedDB),
    locks: ifAllowed(() => page.navigator.locks),
    openChannel: (name) => ifAllowed(() => new page.BroadcastChannel(name)),
    isOnline: () => page.navigator.onLine !== false,
  }
}

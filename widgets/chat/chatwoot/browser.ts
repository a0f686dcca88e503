/** What the adapter takes from the browser, in one record: tests hand in their own. */
import type { OpenSocket } from './cable.ts'

export interface Browser {
  readonly fetch: typeof fetch
  readonly openSocket: OpenSocket
  isHidden(): boolean
  /** Told when network or shopper are back; returns the way to stop. */
  onAwake(listener: () => void): () => void
}

export function captureBrowser(): Browser {
  return {
    fetch: fetch.bind(globalThis),
    openSocket: (url, protocols) => new WebSocket(url, protocols),
    isHidden: () => document.visibilityState === 'hidden',
    onAwake(listener) {
      const stop = new AbortController()
      const { signal } = stop
      addEventListener('online', listener, { signal })
      addEventListener('pageshow', ({ persisted }) => persisted && listener(), { signal })
      document.addEventListener(
        'visibilitychange',
        () => document.visibilityState === 'visible' && listener(),
        { signal },
      )
      return () => stop.abort()
    },
  }
}

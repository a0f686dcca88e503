/** Loads a part of a widget when it is first shown; after a failure again when the shopper or the network says so. */
import { useEffect, useState } from 'preact/hooks'

export interface Loaded<T> {
  readonly loaded: T | undefined
  /** The text that says why there is nothing. */
  readonly failed: 'failed' | 'offline' | undefined
  readonly retry: () => void
}

export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<T>()
  const [failed, setFailed] = useState<Loaded<T>['failed']>()
  const [attempt, setAttempt] = useState(0)
  const retry = (): void => setAttempt((count) => count + 1)

  useEffect(() => {
    let isCurrent = true
    setFailed(undefined)
    load().then(
      (parts) => isCurrent && setLoaded(parts),
      () => isCurrent && setFailed(navigator.onLine ? 'failed' : 'offline'),
    )
    return () => {
      isCurrent = false
    }
  }, [load, attempt])

  useEffect(() => {
    if (!failed) return undefined
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [failed])

  return { loaded, failed, retry }
}

/** Something read from the server, as signals: the latest question wins, whichever answer comes last. */
import { batch, signal, type ReadonlySignal } from '@preact/signals-core'

export interface Reading<T> {
  /** Stays while it is read anew, and when that fails. */
  readonly value: ReadonlySignal<T | undefined>
  readonly failed: ReadonlySignal<boolean>
  load(): Promise<void>
  /** What is known already, without asking. */
  set(value: T | undefined): void
}

export function createReading<T>(
  read: () => Promise<T>,
  report: (error: unknown) => void,
): Reading<T> {
  const value = signal<T>()
  const failed = signal(false)
  let latest = 0

  function set(fresh: T | undefined): void {
    latest += 1
    batch(() => {
      value.value = fresh
      failed.value = false
    })
  }

  return {
    value,
    failed,
    set,
    async load() {
      const mine = (latest += 1)
      try {
        const fresh = await read()
        if (mine === latest) set(fresh)
      } catch (error) {
        if (mine !== latest) return
        failed.value = true
        report(error)
      }
    },
  }
}

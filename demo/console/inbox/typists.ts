/** Which shoppers are typing just now. Who does not say so again has stopped. */
import { signal, type ReadonlySignal } from '@preact/signals'

const FORGOTTEN_AFTER_MS = 8000

export interface Typists {
  /** Ids of conversations. */
  readonly now: ReadonlySignal<ReadonlySet<string>>
  hear(conversationId: string, isTyping: boolean): void
  forget(): void
}

export function createTypists(): Typists {
  const now = signal<ReadonlySet<string>>(new Set())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const stop = (id: string): void => {
    clearTimeout(timers.get(id))
    timers.delete(id)
    now.value = new Set(timers.keys())
  }
  return {
    now,
    hear(id, isTyping) {
      if (!isTyping) return stop(id)
      clearTimeout(timers.get(id))
      timers.set(
        id,
        setTimeout(() => stop(id), FORGOTTEN_AFTER_MS),
      )
      now.value = new Set(timers.keys())
    },
    forget() {
      for (const id of timers.keys()) stop(id)
    },
  }
}

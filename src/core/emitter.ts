/** Tells listeners in the order they came; one that throws never silences the others. */

export interface Emitter<T> {
  /** Returns the way to stop listening. */
  on(listener: (value: T) => unknown): () => void
  /** Resolves when every listener is done, also those that answered with a promise. */
  emit(value: T): Promise<void>
}

export function createEmitter<T>(report: (error: unknown) => void): Emitter<T> {
  const listeners = new Set<(value: T) => unknown>()
  return {
    on(listener) {
      // A wrapper of its own, so that the same function given twice is told twice and removed once.
      const entry = (value: T) => listener(value)
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },

    async emit(value) {
      const running = [...listeners].map(async (listener) => listener(value))
      for (const outcome of await Promise.allSettled(running))
        if (outcome.status === 'rejected') report(outcome.reason)
    },
  }
}

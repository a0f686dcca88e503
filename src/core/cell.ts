/** A value that can be watched: as much of a signal as core needs, in a tenth of the bytes; views get real signals. */

export interface ReadonlyCell<T> {
  readonly value: T
  peek(): T
  /** Told at once and at every change. Returns the way to stop. */
  subscribe(listener: (value: T) => void): () => void
}

export interface Cell<T> extends ReadonlyCell<T> {
  value: T
}

export function createCell<T>(initial: T): Cell<T> {
  const listeners = new Set<(value: T) => void>()
  let current = initial
  return {
    get value() {
      return current
    },
    set value(next) {
      if (Object.is(next, current)) return
      current = next
      // A listener may change the value again: then the later ones are told the newest, and no older one after it.
      for (const listener of new Set(listeners)) if (Object.is(next, current)) listener(next)
    },
    peek: () => current,
    subscribe(listener) {
      const entry = (value: T): void => listener(value)
      listeners.add(entry)
      listener(current)
      return () => void listeners.delete(entry)
    },
  }
}

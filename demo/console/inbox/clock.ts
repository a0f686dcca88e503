/** The time of day as a signal: what waits is seen waiting. */
import { signal, type ReadonlySignal } from '@preact/signals'

const TICK_MS = 1000

export interface Clock {
  /** Ms since 1970, to the second. */
  readonly now: ReadonlySignal<number>
  /** Ticks until the returned function is called. */
  start(): () => void
}

export function createClock(): Clock {
  const now = signal(Date.now())
  return {
    now,
    start() {
      now.value = Date.now()
      const ticking = setInterval(() => void (now.value = Date.now()), TICK_MS)
      return () => clearInterval(ticking)
    },
  }
}

/** The backend’s time, reckoned from its answers and from what has gone by since: setting the clock of a device changes nothing. */
import { signal, type ReadonlySignal } from '@preact/signals-core'

export interface ServerClock {
  /** ms of the epoch, as of the last answer or tick; undefined until the backend has answered on this page. */
  readonly now: ReadonlySignal<number | undefined>
  /** The backend has just said what time it is. */
  set(serverNow: string): void
  /** `now` follows every second, until the returned function is called. */
  watch(): () => void
  dispose(): void
}

export interface ServerClockOptions {
  /** Milliseconds that only grow, as `performance.now`. */
  readonly monotonic?: () => number
  /** The device seems to have slept while nobody counted: only the backend knows for how long. */
  onDoubt?(): void
}

const TICK_MS = 1000
/** From here on it is no clock that was corrected. */
const SLEPT_MS = 30_000

export function createServerClock({
  monotonic = () => performance.now(),
  onDoubt,
}: ServerClockOptions = {}): ServerClock {
  const now = signal<number>()
  /** Between the clock of the device and what it has counted; changed, one of the two is wrong. */
  let gap = 0
  let offset: number | undefined
  let watchers = 0
  let timer: ReturnType<typeof setInterval> | undefined

  function tick(): void {
    if (offset === undefined) return
    now.value = Math.round(offset + monotonic())
    const before = gap
    gap = Date.now() - monotonic()
    if (Math.abs(gap - before) > SLEPT_MS) onDoubt?.()
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }

  return {
    now,

    set(serverNow) {
      const answered = Date.parse(serverNow) - monotonic()
      // The answer that was fastest says it best, and a device that slept has counted too little.
      offset = Math.max(answered, offset ?? answered)
      gap = Date.now() - monotonic()
      tick()
    },

    watch() {
      watchers += 1
      timer ??= setInterval(tick, TICK_MS)
      tick()
      return () => {
        watchers -= 1
        if (watchers === 0) stop()
      }
    },

    dispose: stop,
  }
}

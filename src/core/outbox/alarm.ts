/** One timer for the whole outbox: the earliest call wins. */
import type { Environment } from '../environment.ts'

export interface Alarm {
  set(delayMs: number): void
  clear(): void
}

export function createAlarm(
  environment: Pick<Environment, 'monotonic' | 'setTimeout' | 'clearTimeout'>,
  ring: () => void,
): Alarm {
  let timer: number | undefined
  let ringsAt = 0

  function clear(): void {
    if (timer !== undefined) environment.clearTimeout(timer)
    timer = undefined
  }

  return {
    clear,
    set(delayMs) {
      const at = environment.monotonic() + delayMs
      if (timer !== undefined && ringsAt <= at) return
      clear()
      ringsAt = at
      timer = environment.setTimeout(() => {
        timer = undefined
        ring()
      }, delayMs)
    },
  }
}

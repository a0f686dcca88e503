/** When to try again: full jitter, growing with the failures in a row, so that a thousand tabs never come back at once. */
import { MINUTE, SECOND } from './clock.ts'
import type { Environment } from './environment.ts'

export interface Retry {
  /** Runs once after a pause of at least `leastMs`. */
  later(run: () => void, leastMs?: number): void
  /** No more until `rest`. */
  never(): void
  /** Whether the pause is over, for one who does not want to wait for the timer. */
  isDue(): boolean
  /** In a row. */
  failures(): number
  /** All is well, or all is new: forgets the failures and ends the timer. */
  rest(): void
}

const FIRST_PAUSE = SECOND
const LONGEST_PAUSE = 5 * MINUTE

export function createRetry(
  environment: Pick<Environment, 'monotonic' | 'setTimeout' | 'clearTimeout' | 'randomBytes'>,
): Retry {
  let failures = 0
  let notBefore = 0
  let timer: number | undefined

  function stopTimer(): void {
    if (timer !== undefined) environment.clearTimeout(timer)
    timer = undefined
  }

  return {
    isDue: () => environment.monotonic() >= notBefore,
    failures: () => failures,

    later(run, leastMs = 0) {
      const [random = 0] = environment.randomBytes(1)
      const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures)
      const pause = Math.max(leastMs, (most * random) / 0xff)
      failures += 1
      notBefore = environment.monotonic() + pause
      stopTimer()
      timer = environment.setTimeout(run, pause)
    },

    never() {
      failures += 1
      notBefore = Infinity
      stopTimer()
    },

    rest() {
      failures = 0
      notBefore = 0
      stopTimer()
    },
  }
}

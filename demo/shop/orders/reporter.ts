/** Empties the outbox in the background: a dead loyalty backend never holds up a sale, and is told when it is back. */
import { clearTimeout, setTimeout } from 'node:timers'
import type { Outbox, WaitingOrder } from './outbox.ts'
import type { Outcome } from './report.ts'

export interface Reporter {
  /** Something may be due: look now, without being waited for. */
  wake(): void
  /** Reports everything that is due, and resolves when it is done. */
  drain(): Promise<void>
}

export interface ReporterOptions {
  readonly outbox: Outbox
  readonly report: (order: WaitingOrder) => Promise<Outcome>
  /** How long to wait after so many attempts. */
  readonly backOffMs?: (attempt: number) => number
  readonly signal?: AbortSignal | undefined
}

const FIRST_LOOK_MS = 1000
const SOON_MS = 50
const LOOK_AGAIN_MS = 60_000

export function createReporter(options: ReporterOptions): Reporter {
  const { outbox, report, signal, backOffMs = backOff } = options
  let running: Promise<void> | undefined
  let again = false
  let timer: NodeJS.Timeout | undefined

  const settle = async (order: WaitingOrder): Promise<void> => {
    const outcome = await report(order)
    if (outcome.kind === 'told') await outbox.told(order)
    else if (outcome.kind === 'refused') await outbox.refused(order, outcome.problem)
    else await outbox.retryIn(order.id, backOffMs(order.attempt), outcome.problem)
  }
  const round = async (): Promise<void> => {
    while (again) {
      again = false
      const orders = await outbox.take()
      await Promise.all(orders.map(settle))
      // There may be more than one helping.
      again ||= orders.length > 0
    }
  }
  const drain = (): Promise<void> => {
    again = true
    running ??= round().finally(() => (running = undefined))
    return running
  }
  const lookIn = (delayMs: number): void => {
    clearTimeout(timer)
    if (signal?.aborted) return
    // Unreferenced: waiting for a backend must not keep a finished process alive.
    timer = setTimeout(look, Math.min(delayMs, LOOK_AGAIN_MS)).unref()
  }
  const look = async (): Promise<void> => {
    try {
      await drain()
      // Even with nothing waiting here: a process that was killed may have left an order behind.
      lookIn(Math.max((await outbox.nextDueIn()) ?? LOOK_AGAIN_MS, SOON_MS))
    } catch (error) {
      if (signal?.aborted) return
      console.error('The order outbox could not be read; trying again.', error)
      lookIn(LOOK_AGAIN_MS)
    }
  }

  // Not at once: the backend may be this very process, which is not listening yet.
  lookIn(FIRST_LOOK_MS)
  return { wake: () => void look(), drain }
}

/** 1 s, 2 s, 4 s … up to ten minutes, spread so that a returning backend is not met by all at once. */
function backOff(attempt: number): number {
  const ceiling = Math.min(600_000, 1000 * 2 ** (attempt - 1))
  return ceiling * (0.5 + Math.random() / 2)
}

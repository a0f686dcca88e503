/** When to send: soon after an event, at once for a critical one or many, later after a failure, and never two tabs together. */
import { SECOND } from '../clock.ts'
import type { Environment } from '../environment.ts'
import type { Tabs } from '../tabs.ts'
import { createAlarm } from './alarm.ts'
import type { Delivery } from './delivery.ts'
import type { Intake } from './intake.ts'
import type { Pauses } from './pauses.ts'
import type { Presence } from '../presence.ts'
import type { QueuedEvent } from './queued-event.ts'
import { SETTLING_MS } from './write-ahead.ts'

export interface Rounds {
  /** Tells of an event on its way into the queue. */
  expect(event: QueuedEvent): void
  /** The queue has what was expected. */
  onCommitted(): void
  flush(): Promise<void>
  flushIn(delayMs: number): void
  isSending(): boolean
  stop(): void
  close(): void
}

export interface RoundsOptions {
  readonly environment: Environment
  readonly tabs: Tabs
  readonly presence: Presence
  readonly intake: Intake
  readonly pauses: Pauses
  readonly delivery: Delivery
  recover(): Promise<boolean>
  purge(): Promise<void>
  mayAsk(): boolean
  onError(error: unknown): void
}

const WAITING = 'outbox.waiting'
export const GATHER_MS = 2 * SECOND
const GATHER_EVENTS = 25
const LOOK_AGAIN_MS = 2 * SECOND
/** Long enough for the tab that has the events to send them itself. */
const STAND_IN_MS = 4 * SECOND
const OFFLINE_MS = 30 * SECOND

export function createRounds(options: RoundsOptions): Rounds {
  const { environment, tabs, presence, intake, pauses, delivery, onError } = options
  const alarm = createAlarm(environment, () => void flush())
  let round: Promise<void> | undefined
  let expected = 0
  let isSending = false

  function flush(): Promise<void> {
    round ??= takeRound()
      .catch(onError)
      .finally(() => (round = undefined))
    return round
  }

  async function takeRound(): Promise<void> {
    alarm.clear()
    expected = 0
    await intake.commit()
    if (!presence.isHere() || delivery.isRefused() || !options.mayAsk()) return
    const turn = (signal: AbortSignal) => drain(signal).then(() => true, onError)
    if (!(await tabs.exclusive('flush', turn, { ifFree: true }))) flushIn(LOOK_AGAIN_MS)
  }

  async function drain(signal: AbortSignal): Promise<void> {
    await pauses.load()
    if (pauses.current()?.kind === 'stopped') return options.purge()
    if (await options.recover()) flushIn(SETTLING_MS)
    if (!environment.isOnline()) return flushIn(OFFLINE_MS)
    if (!pauses.remainingMs()) {
      isSending = true
      await delivery
        .drain(() => signal.aborted || !presence.isHere())
        .finally(() => (isSending = false))
    }
    const waitMs = pauses.remainingMs()
    if (waitMs && waitMs < Infinity) flushIn(waitMs)
    else if (intake.isStuck()) flushIn(LOOK_AGAIN_MS)
  }

  function flushIn(delayMs: number): void {
    if (presence.isHere()) alarm.set(delayMs)
  }

  // A tab that is killed while it sends leaves its events to whoever knows of them.
  const unlisten = tabs.listen(WAITING, () => flushIn(STAND_IN_MS))

  return {
    flush,
    flushIn,
    isSending: () => isSending,
    stop: alarm.clear,
    close: unlisten,
    expect({ critical }) {
      expected += critical ? GATHER_EVENTS : 1
    },
    onCommitted() {
      if (!expected) return
      tabs.post(WAITING, null)
      // Also when a round is on: it may have read the queue for the last time already.
      flushIn(GATHER_MS)
      if (expected >= GATHER_EVENTS) void flush()
    },
  }
}

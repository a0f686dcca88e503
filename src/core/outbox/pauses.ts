/** The pause all tabs keep, and the next page too. */
import type { Database } from '../database.ts'
import type { Environment } from '../environment.ts'
import type { Tabs } from '../tabs.ts'
import {
  isBlocked,
  lastingPause,
  pauseAfter,
  readPause,
  remainingMs,
  type Failure,
  type Pause,
} from './pause.ts'
import { randomOf } from './random.ts'

export interface Pauses {
  /** As this tab knows it; other tabs tell about theirs. */
  current(): Pause | undefined
  remainingMs(): number
  load(): Promise<void>
  fail(failure: Failure): Promise<void>
  keep(kind: 'hold' | 'stopped'): Promise<void>
  /** The server answers again. */
  clear(): Promise<void>
  /** The network came back: what was its fault is over, what the server asked for is not. */
  forgetNetwork(): Promise<void>
  close(): void
}

export interface PausesOptions {
  readonly state: Database
  readonly tabs: Tabs
  readonly environment: Environment
  /** A new address or a new version of the SDK is bound by no pause of the old. */
  readonly source: string
  whenPresent(): Promise<void>
}

export function createPauses(options: PausesOptions): Pauses {
  const { state, tabs, environment, whenPresent } = options
  const name = `outbox.pause ${options.source}`
  let pause: Pause | undefined
  let mayProbe = true
  let version = 0

  function adopt(next: Pause | undefined): void {
    pause = next
    version += 1
  }

  async function change(next: Pause | undefined): Promise<void> {
    adopt(next)
    mayProbe = false
    tabs.post(name, next)
    await whenPresent()
    await state.setMany([[name, next]])
  }

  async function clear(): Promise<void> {
    if (pause) await change(undefined)
  }

  return {
    clear,
    close: tabs.listen(name, (message) => adopt(readPause(message))),
    current: () => pause,
    remainingMs: () => (pause ? remainingMs(pause, environment.now()) : 0),

    async load() {
      const asked = version
      const stored = readPause(await state.get(name))
      if (asked !== version) return // Newer than what was read.
      // Each page asks once, or a shopper who lifts the block would have to wait.
      pause = stored && mayProbe && isBlocked(stored) ? { ...stored, delayMs: 0 } : stored
    },

    fail: (failure) =>
      change(
        pauseAfter(pause, failure, {
          now: environment.now(),
          isOnline: environment.isOnline(),
          random: () => randomOf(environment),
        }),
      ),

    keep: (kind) => change(lastingPause(kind, environment.now())),

    async forgetNetwork() {
      if (pause?.kind === 'network') await clear()
    },
  }
}

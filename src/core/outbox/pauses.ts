/** The pause all tabs keep, and the next page too. */
import type { Database } from '../database.ts'
import type { Environment } from '../environment.ts'
import type { Tabs } from '../tabs.ts'
import { randomOf } from './random.ts'
import { lastingPause, pauseAfter, readPause, remainingMs, type Pause } from './pause.ts'

export interface Pauses {
  /** As this tab knows it; other tabs tell about theirs. */
  current(): Pause | undefined
  remainingMs(): number
  load(): Promise<void>
  fail(answer: { readonly status: number; readonly retryAfterMs: number }): Promise<void>
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
  readonly source: string
  whenPresent(): Promise<void>
}

const NAME = 'outbox.pause'

export function createPauses(options: PausesOptions): Pauses {
  const { state, tabs, environment, source, whenPresent } = options
  let pause: Pause | undefined
  let mayProbe = true
  let version = 0

  const close = tabs.listen(NAME, (message) => {
    version += 1
    pause = readPause(message, source)
  })

  const circumstances = () => ({
    now: environment.now(),
    random: () => randomOf(environment),
    source,
  })

  async function change(next: Pause | undefined): Promise<void> {
    pause = next
    version += 1
    mayProbe = false
    tabs.post(NAME, next)
    await whenPresent()
    await state.setMany([[NAME, next]])
  }

  async function clear(): Promise<void> {
    if (pause) await change(undefined)
  }

  return {
    close,
    clear,
    current: () => pause,
    remainingMs: () => (pause ? remainingMs(pause, environment.now()) : 0),

    async load() {
      const asked = version
      const stored = await state.get(NAME)
      if (asked !== version) return // Newer than what was read.
      pause = readPause(stored, source)
      // Each page asks once, or a shopper who lifts the block would have to wait.
      if (mayProbe && pause?.kind === 'blocked') pause = { ...pause, delayMs: 0 }
    },

    fail: (answer) =>
      change(pauseAfter(pause, { ...answer, isOnline: environment.isOnline() }, circumstances())),

    keep: (kind) => change(lastingPause(kind, circumstances())),

    async forgetNetwork() {
      if (pause?.kind === 'network' || pause?.kind === 'blocked') await clear()
    },
  }
}

/** Asks for what nobody tells: as often as somebody follows, and not at all while the backend tells it by itself. */
import type { LiveState } from '../../../src/widget.ts'
import type { Follower, Interest } from './backend.ts'

export interface Asking {
  setLive(state: LiveState): void
  /** There is a reason to ask now, after failures too. */
  ask(cursor?: number): void
  stop(): void
}

const SECOND_MS = 1000
const PAUSES_MS: Readonly<Record<Interest, number>> = {
  active: 3 * SECOND_MS,
  looking: 15 * SECOND_MS,
  open: 45 * SECOND_MS,
  none: Infinity,
}
/** A page that is hidden is nobody’s for so long at most. */
const HIDDEN_MS = 300 * SECOND_MS
/** In a row; then it waits for a reason. */
const MOST_FAILURES = 3

export function createAsking(follower: Pick<Follower, 'onChange' | 'interest'>): Asking {
  let state: LiveState = 'live'
  let hiddenSince = 0
  let askedAt = Date.now()
  let failures = 0
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(): void {
    clearTimeout(timer)
    const isTold = state === 'live' && failures === 0
    if (isStopped || isTold || failures >= MOST_FAILURES) return
    // As somebody comes and goes the pause changes: looked at as often as the shortest one.
    timer = setTimeout(look, PAUSES_MS.active)
  }

  function look(): void {
    const isHidden = state === 'idle'
    if (isHidden && Date.now() - hiddenSince > HIDDEN_MS) return
    const interest = follower.interest()
    const pauseMs = PAUSES_MS[isHidden && interest !== 'none' ? 'open' : interest]
    if (Date.now() - askedAt >= pauseMs) void ask()
    else plan()
  }

  async function ask(cursor?: number): Promise<void> {
    askedAt = Date.now()
    failures = (await follower.onChange(cursor)) ? 0 : failures + 1
    plan()
  }

  return {
    setLive(next) {
      if (next === 'idle' && state !== 'idle') hiddenSince = Date.now()
      // What comes now is not told: asked once it is clear that this is no mere change of connections.
      if (next === 'lost') askedAt = 0
      state = next
      plan()
    },
    ask(cursor) {
      failures = 0
      void ask(cursor)
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

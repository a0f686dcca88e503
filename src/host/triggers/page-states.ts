/** Triggers that become true once in a page view and stay so: `load`, `time`, `scroll`, `idle`. */
import type { Context, Fire, Stop } from './context.ts'
import { isFieldFocused } from './quiet.ts'
import { isSeen } from './seen-clock.ts'
import { IDLE_AGAIN_MS } from './thresholds.ts'

export function whenLoaded(context: Context, fire: Fire): Stop {
  return whenSeenFor(context, 0, () => fire({ signs: ['page seen'] }))
}

export function whenTimeIsUp(context: Context, seconds: number, fire: Fire): Stop {
  return whenSeenFor(context, seconds * 1000, () => fire({ signs: [`seen for ${seconds} s`] }))
}

/** Calls when the page view has been seen for so long; at once means with the next task. */
function whenSeenFor({ clock, senses }: Context, ms: number, onTime: () => void): Stop {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    clearTimeout(timer)
    if (isSeen()) timer = setTimeout(look, Math.max(0, ms - clock.read()))
  }
  // A timer may come a moment early.
  const look = (): void => (clock.read() >= ms ? onTime() : wait())
  const stop = senses.listen({ onShown: wait, onHidden: () => clearTimeout(timer) })
  wait()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Percent of the page that was seen: a page that fits the screen is seen whole once it is scrolled at all. */
export function whenScrolled({ senses }: Context, percent: number, fire: Fire): Stop {
  return senses.listen({
    onScrolled({ top, height, viewport }) {
      const seen = ((top + viewport) / height) * 100
      // Pages zoomed to fractions of a pixel end a little before their end.
      if (seen >= percent - 0.5) fire({ signs: [`scrolled to ${percent} %`] })
    },
  })
}

export function whenIdle(context: Context, seconds: number, fire: Fire): Stop {
  return whenNothingIsDone(context, seconds * 1000, () =>
    fire({ signs: [`idle for ${seconds} s`] }),
  )
}

/** Calls each time nothing has been done for so long: not while a video plays, nor while something is about to be written. */
export function whenNothingIsDone({ senses }: Context, ms: number, onIdle: () => void): Stop {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = performance.now()
  const wait = (delayMs = ms): void => {
    clearTimeout(timer)
    if (isSeen()) timer = setTimeout(look, delayMs)
  }
  const look = (): void => {
    const idleMs = performance.now() - Math.max(since, senses.traces.activeAt)
    if (idleMs < ms) return wait(ms - idleMs)
    if (isFieldFocused() || isVideoPlaying()) return wait(IDLE_AGAIN_MS)
    since = performance.now()
    wait()
    onIdle()
  }
  const stop = senses.listen({ onShown: () => wait(), onHidden: () => clearTimeout(timer) })
  wait()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** One to watch: what plays silently and for ever is part of the decoration. */
function isVideoPlaying(): boolean {
  return [...document.querySelectorAll('video')].some(
    ({ paused, ended, muted, loop }) => !paused && !ended && !(muted && loop),
  )
}

/** A mouse on its way out of the window: judged when it leaves, and once more when it has not come back. */
import type { Context, Stop } from './context.ts'
import type { ExitWatcher } from './exit.ts'
import { judgeLeave, type Leave } from './pointer-rules.ts'
import { findQuiet } from './quiet.ts'
import type { Traces } from './senses.ts'
import { POINTER } from './thresholds.ts'

const SIGHT = { signs: ['pointer left the page'] }

export function watchPointer(context: Context, watchers: ReadonlySet<ExitWatcher>): Stop {
  let grace: ReturnType<typeof setTimeout> | undefined
  const cancel = (): void => {
    clearTimeout(grace)
    grace = undefined
  }
  const stop = context.senses.listen({
    onInside: cancel,
    // A new tab in Chromium: the pointer leaves, and a moment later the page is hidden.
    onHidden: cancel,
    onLeave(event, traces) {
      cancel()
      if (!traces.hasMouse || !hasMouse()) return
      const leave = describe(event, traces, context)
      const leaving = [...watchers].filter(({ trigger }) => !judgeLeave(leave, trigger))
      if (leaving.length > 0) grace = setTimeout(say, POINTER.graceMs, leaving)
    },
  })

  function say(leaving: readonly ExitWatcher[]): void {
    if (findQuiet(context.page)) return
    for (const watcher of leaving) if (watchers.has(watcher)) watcher.fire(SIGHT)
  }

  return () => {
    cancel()
    stop()
  }
}

/** Tablets emulate one; only a device that has one leaves the window with it. */
function hasMouse(): boolean {
  return matchMedia('(any-hover: hover) and (any-pointer: fine)').matches
}

function describe(event: MouseEvent, traces: Traces, { clock, page }: Context): Leave {
  return {
    ...traces,
    x: event.clientX,
    y: event.clientY,
    at: event.timeStamp,
    isInside: event.relatedTarget !== null,
    buttons: event.buttons,
    width: innerWidth,
    height: innerHeight,
    isHeld: Boolean(traces.isDragging || document.pointerLockElement || document.fullscreenElement),
    scale: globalThis.visualViewport?.scale ?? 1,
    seenMs: clock.read(),
    pageViews: page.pageViewsInVisit(),
  }
}

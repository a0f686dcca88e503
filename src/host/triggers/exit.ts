/** The trigger `exit`: all campaigns that wait for it share one look at the pointer, and one at the finger. */
import type { Trigger } from '../../contract/campaign/trigger.ts'
import type { Context, Fire, Stop } from './context.ts'
import { watchPointer } from './exit-by-pointer.ts'
import { watchTouch } from './exit-by-touch.ts'

export type ExitTrigger = Extract<Trigger, { readonly on: 'exit' }>

export interface ExitWatcher {
  readonly trigger: ExitTrigger
  readonly fire: Fire
}

export interface Exits {
  watch(trigger: ExitTrigger, fire: Fire): Stop
  turnPage(url: URL): void
}

export function createExits(context: Context): Exits {
  const watchers = new Set<ExitWatcher>()
  let touch: ReturnType<typeof watchTouch> | undefined
  let stopPointer: Stop | undefined

  function start(): void {
    stopPointer = watchPointer(context, watchers)
    touch = watchTouch(context, watchers)
  }

  function stop(): void {
    stopPointer?.()
    touch?.stop()
    touch = undefined
  }

  return {
    watch(trigger, fire) {
      const watcher = { trigger, fire }
      watchers.add(watcher)
      if (watchers.size === 1) start()
      return () => {
        if (watchers.delete(watcher) && watchers.size === 0) stop()
      }
    },
    turnPage: (url) => touch?.turnPage(url),
  }
}

/** The page hidden, shown, restored and gone back to. Observes the history and never writes to it. */
import type { SenseOptions } from './senses.ts'

interface Entry {
  readonly index: number
}
interface Navigation extends EventTarget {
  readonly currentEntry: Entry | null
}
interface EntryChange extends Event {
  readonly navigationType: string | null
  readonly from: Entry
}

export function senseLife(options: SenseOptions): void {
  senseSight(options)
  senseBack(options)
}

function senseSight({ traces, listeners, signal }: SenseOptions): void {
  // By the clock on the wall: the other one stands still while a phone sleeps.
  let hiddenAt: number | undefined
  let pressedMsBefore = Infinity

  function onHidden({ timeStamp }: Event): void {
    if (hiddenAt !== undefined) return
    hiddenAt = Date.now()
    pressedMsBefore = timeStamp - Math.max(traces.last.press, traces.fingerAt)
    for (const listener of listeners) listener.onHidden?.()
  }

  function onShown({ timeStamp }: Event): void {
    if (document.visibilityState === 'hidden') return
    const awayMs = hiddenAt === undefined ? 0 : Math.max(0, Date.now() - hiddenAt)
    hiddenAt = undefined
    traces.activeAt = timeStamp
    // Where the pointer was is long past.
    traces.enteredAt = undefined
    traces.isDragging = false
    for (const listener of listeners) listener.onShown?.({ awayMs, pressedMsBefore })
  }

  const onVisibility = (event: Event): void =>
    document.visibilityState === 'hidden' ? onHidden(event) : onShown(event)
  document.addEventListener('visibilitychange', onVisibility, { signal })
  addEventListener('pagehide', onHidden, { signal })
}

function senseBack({ listeners, signal }: SenseOptions): void {
  const tell = (): void => {
    for (const listener of listeners) listener.onBack?.()
  }
  addEventListener('pageshow', ({ persisted }) => persisted && tell(), { signal })
  const { navigation } = globalThis as { navigation?: Navigation }
  if (!navigation) {
    addEventListener('popstate', tell, { signal })
    return
  }
  navigation.addEventListener(
    'currententrychange',
    (event) => {
      // Safe: what this target dispatches under this name.
      const { navigationType, from } = event as EntryChange
      const index = navigation.currentEntry?.index ?? from.index
      if (navigationType === 'traverse' && index < from.index) tell()
    },
    { signal },
  )
}

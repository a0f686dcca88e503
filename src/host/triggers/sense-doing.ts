/** Notes when the shopper last pressed, typed, touched, opened a menu or followed a link. */
import type { SenseOptions } from './senses.ts'
import { FLICK } from './thresholds.ts'

export function senseDoing(options: SenseOptions): void {
  notePresses(options)
  noteNavigation(options)
  noteResizes(options)
}

function notePresses({ traces, signal }: SenseOptions): void {
  const { last } = traces
  const passive = { signal, capture: true, passive: true }
  const note =
    (...keys: readonly (keyof typeof last)[]) =>
    ({ timeStamp }: Event): void => {
      traces.activeAt = timeStamp
      for (const key of keys) last[key] = timeStamp
    }
  // Its end too: who lets go of a selection outside of the page has not left it.
  for (const name of ['pointerdown', 'pointerup', 'fullscreenchange'])
    addEventListener(name, note('press'), passive)
  addEventListener('keydown', note('key'), passive)
  addEventListener('contextmenu', note('menu'), passive)
  for (const name of ['dragstart', 'dragend'])
    addEventListener(
      name,
      (event) => {
        note('press')(event)
        traces.isDragging = name === 'dragstart'
      },
      passive,
    )
  addEventListener(
    'touchstart',
    ({ timeStamp }) => {
      traces.activeAt = timeStamp
      traces.hasFinger = true
    },
    passive,
  )
  addEventListener(
    'touchmove',
    ({ timeStamp }) => {
      traces.activeAt = timeStamp
      traces.fingerAt = timeStamp
    },
    passive,
  )
}

interface NavigateEvent extends Event {
  readonly navigationType: string
}

function noteNavigation({ traces, listeners, signal }: SenseOptions): void {
  const { last } = traces
  const passive = { signal, capture: true, passive: true }
  addEventListener(
    'click',
    (event) => {
      if (leadsOn(event)) last.navigation = event.timeStamp
      for (const listener of listeners) listener.onClick?.(event)
    },
    passive,
  )
  addEventListener('submit', ({ timeStamp }) => void (last.navigation = timeStamp), passive)
  const { navigation } = globalThis as { navigation?: EventTarget }
  navigation?.addEventListener(
    'navigate',
    (event) => {
      // Safe: what this target dispatches under this name.
      const { navigationType, timeStamp } = event as NavigateEvent
      // Pages replace their entry while they are scrolled, and lead nowhere by it.
      if (navigationType !== 'replace') last.navigation = timeStamp
    },
    { signal },
  )
}

/** A link within the shop; others lead away for a reason of their own. */
function leadsOn(event: MouseEvent): boolean {
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement)
  return link !== undefined && link.href !== '' && link.origin === location.origin
}

/** Toolbars of phones come and go with every scroll; only a keyboard takes a fifth of the screen, or what turns the phone. */
function noteResizes({ traces, signal }: SenseOptions): void {
  let lastAt = -Infinity
  let last = measure()
  let before = last

  function note({ timeStamp }: Event): void {
    if (timeStamp - lastAt > FLICK.resizeMs) before = last
    lastAt = timeStamp
    last = measure()
    const isLarge = Math.abs(last.height - before.height) > FLICK.resizeShare * before.height
    if (isLarge || last.width !== before.width) traces.resizedAt = timeStamp
  }

  // Of the visual one too: a keyboard on the screen changes that alone.
  globalThis.visualViewport?.addEventListener('resize', note, { signal, passive: true })
  addEventListener('resize', note, { signal, passive: true })
}

function measure(): { readonly width: number; readonly height: number } {
  return { width: innerWidth, height: globalThis.visualViewport?.height ?? innerHeight }
}

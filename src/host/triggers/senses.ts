/** The one set of listeners behind all triggers: there from the first that listens to the last. */
import { senseDoing } from './sense-doing.ts'
import { senseLife } from './sense-life.ts'
import { sensePointer } from './sense-pointer.ts'
import { senseScroll } from './sense-scroll.ts'
import type { LastDone, Leave, Sample } from './pointer-rules.ts'
import type { ScrollSample } from './touch-rules.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What handlers write down, for whoever decides later. Times on the clock of `performance.now()`, `-Infinity` for never. */
export interface Traces {
  samples: Sample[]
  enteredAt: number | undefined
  reached: Writable<Leave['reached']>
  last: Writable<LastDone>
  /** Anything of a shopper at all. */
  activeAt: number
  /** A finger moved. */
  fingerAt: number
  nestedAt: number
  resizedAt: number
  scrolls: ScrollSample[]
  /** Px from the upper end of the page. */
  deepest: number
  isDragging: boolean
  hasMouse: boolean
  hasFinger: boolean
}

/** What is told at once. */
export interface Listener {
  /** The mouse has left the document. */
  onLeave?(event: MouseEvent, traces: Traces): void
  /** The mouse is inside. */
  onInside?(): void
  /** After the frame in which the page was scrolled. */
  onScrolled?(sample: ScrollSample): void
  onClick?(event: MouseEvent): void
  /** Not to be seen any more. */
  onHidden?(): void
  /** Seen again. `pressedMsBefore`: between the last press and the page’s being hidden. */
  onShown?(away: { readonly awayMs: number; readonly pressedMsBefore: number }): void
  /** Back led to another page, or to this one. */
  onBack?(): void
}

export interface Senses {
  /** As long as nobody listens, of the past. */
  readonly traces: Traces
  /** Returns the way to stop. */
  listen(listener: Listener): () => void
}

/** What each sense is made with. */
export interface SenseOptions {
  readonly traces: Traces
  readonly listeners: ReadonlySet<Listener>
  readonly signal: AbortSignal
}

export function createSenses(): Senses {
  const listeners = new Set<Listener>()
  let traces = createTraces()
  let abort = new AbortController()

  function start(): void {
    abort = new AbortController()
    traces = createTraces()
    const options: SenseOptions = { traces, listeners, signal: abort.signal }
    for (const sense of [senseLife, senseDoing, sensePointer, senseScroll]) sense(options)
  }

  return {
    get traces() {
      return traces
    },
    listen(listener) {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) abort.abort()
      }
    },
  }
}

function createTraces(): Traces {
  const never = -Infinity
  return {
    samples: [],
    enteredAt: undefined,
    reached: { x: 0, y: 0 },
    last: { press: never, scroll: never, menu: never, key: never, navigation: never },
    activeAt: performance.now(),
    fingerAt: never,
    nestedAt: never,
    resizedAt: never,
    scrolls: [],
    deepest: 0,
    isDragging: false,
    hasMouse: false,
    hasFinger: false,
  }
}

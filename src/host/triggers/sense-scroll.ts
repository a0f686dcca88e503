/** Follows the scrolling of the page, by samples taken after the frame: a handler that asked for the layout would make it twice. */
import type { SenseOptions, Traces } from './senses.ts'
import type { ScrollSample } from './touch-rules.ts'

/** A second at 60 frames. */
const KEPT = 60

export function senseScroll({ traces, listeners, signal }: SenseOptions): void {
  let isWaiting = false

  function onScroll(event: Event): void {
    traces.activeAt = event.timeStamp
    if (event.target !== document) {
      traces.nestedAt = event.timeStamp
      return
    }
    traces.last.scroll = event.timeStamp
    if (isWaiting) return
    isWaiting = true
    const at = event.timeStamp
    setTimeout(() => {
      isWaiting = false
      if (!signal.aborted) look(at)
    })
  }

  function look(at: number): void {
    const sample = measure(at)
    keep(traces, sample)
    for (const listener of listeners) listener.onScrolled?.(sample)
  }

  addEventListener('scroll', onScroll, { signal, capture: true, passive: true })
}

function measure(at: number): ScrollSample {
  const page = document.scrollingElement ?? document.documentElement
  const { scrollTop: top, scrollHeight: height } = page
  return { top, height, viewport: innerHeight, at }
}

function keep(traces: Traces, sample: ScrollSample): void {
  if (traces.scrolls.length === KEPT) traces.scrolls.shift()
  traces.scrolls.push(sample)
  traces.deepest = Math.max(traces.deepest, sample.top)
}

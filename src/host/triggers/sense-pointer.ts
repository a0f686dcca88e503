/** Follows the mouse. Runs with each of its moves, so that it reads nothing but the event. */
import type { SenseOptions, Traces } from './senses.ts'

/** As many frames as a screen of 240 Hz has in the time that is looked at, and a few. */
const KEPT = 40

export function sensePointer({ traces, listeners, signal }: SenseOptions): void {
  function onMove(event: PointerEvent): void {
    traces.activeAt = event.timeStamp
    if (event.pointerType !== 'mouse') return
    traces.hasMouse = true
    note(traces, event)
    // A hand that holds a button is at work.
    if (event.buttons !== 0) traces.last.press = event.timeStamp
    for (const listener of listeners) listener.onInside?.()
  }

  function onEnter(event: MouseEvent): void {
    comeIn(traces, event.timeStamp)
    for (const listener of listeners) listener.onInside?.()
  }

  function onLeave(event: MouseEvent): void {
    for (const listener of listeners) listener.onLeave?.(event, traces)
    traces.enteredAt = undefined
  }

  const html = document.documentElement
  addEventListener('pointermove', onMove, { signal, capture: true, passive: true })
  // Not in the capturing phase: there it would hear of every element that is left.
  html.addEventListener('mouseenter', onEnter, { signal, passive: true })
  html.addEventListener('mouseleave', onLeave, { signal, passive: true })
}

function comeIn(traces: Traces, at: number): void {
  traces.enteredAt = at
  traces.samples.length = 0
  traces.reached.x = 0
  traces.reached.y = 0
}

function note(traces: Traces, event: PointerEvent): void {
  const { clientX: x, clientY: y, timeStamp: at } = event
  if (traces.enteredAt === undefined) comeIn(traces, at)
  const { samples, reached } = traces
  if (samples.length === KEPT) samples.shift()
  samples.push({ x, y, at })
  if (x > reached.x) reached.x = x
  if (y > reached.y) reached.y = y
}

/** What a page may listen to: with `regulars.on('open', …)`, or with `addEventListener('regulars:open', …)` anywhere above the host. */
import type { Purpose } from './contract/scalars.ts'
import { createEmitter } from './core/emitter.ts'
import type { NewsCounts } from './core/news.ts'
import type { BeforeShow } from './host/mount.ts'
import { logError } from './log.ts'
import type { ClosedAs, Level } from './widget.ts'

export type AnsweredAs = ClosedAs | 'withdrawn'

export interface InstanceEvents {
  ready: { readonly version: string }
  open: { readonly widget: string }
  close: { readonly widget: string }
  /** Another section of the panel is shown; `home` is the list of them. */
  section: { readonly widget: string }
  /** Something is said unasked, as loudly as `level` says. */
  prompt: { readonly widget: string; readonly proposal: string; readonly level: Level }
  /** What was said unasked is over; `withdrawn` by the widget, or by another page. */
  answer: { readonly widget: string; readonly proposal: string; readonly as: AnsweredAs }
  member: { readonly status: string; readonly name?: string | undefined }
  consent: { readonly granted: readonly Purpose[] }
  /** How much each widget has that the shopper has not seen; only those that have some. */
  news: { readonly counts: NewsCounts }
  /** What was counted, with the shopper's consent. */
  track: { readonly name: string; readonly props: Readonly<Record<string, unknown>> }
  error: Error
  destroy: undefined
}

type InPage = {
  readonly [N in keyof InstanceEvents as `regulars:${N}`]: CustomEvent<InstanceEvents[N]>
} & {
  /** Prevented, nothing is shown. */
  readonly 'regulars:before-show': CustomEvent<BeforeShow>
}

declare global {
  // oxlint-disable-next-line typescript/no-empty-object-type -- an interface of the DOM can be added to in no other way
  interface GlobalEventHandlersEventMap extends InPage {}
}

/** What a widget tells: `referral-claimed`. */
export type WidgetEventName = `${string}-${string}`
export type WidgetEvent = Readonly<Record<string, unknown>>

/** Returns the way to stop listening. */
export type Listen = <N extends keyof InstanceEvents | WidgetEventName>(
  name: N,
  listener: (event: N extends keyof InstanceEvents ? InstanceEvents[N] : WidgetEvent) => void,
) => () => void

export interface InstanceEmitter {
  readonly on: Listen
  emit<N extends keyof InstanceEvents>(name: N, event: InstanceEvents[N]): void
  announce(name: WidgetEventName, event: WidgetEvent): void
}

export function createInstanceEvents(): InstanceEmitter {
  const all = createEmitter<Occurrence>(logError)
  return {
    on: (name, listener) =>
      // Safe: `emit` and `announce` give each name the type that Listen gives it.
      all.on((told) => told.name === name && (listener as (event: unknown) => void)(told.event)),
    emit,
    announce: emit,
  }

  function emit(name: string, event: unknown): void {
    void all.emit({ name, event })
    tellPage(name, event)
  }
}

interface Occurrence {
  readonly name: string
  readonly event: unknown
}

/** From where the launcher is; before and after that from `<html>`, which it would bubble to anyway. */
function tellPage(name: string, detail: unknown): void {
  const source = document.querySelector('regulars-host') ?? document.documentElement
  source.dispatchEvent(new CustomEvent(`regulars:${name}`, { bubbles: true, detail }))
}

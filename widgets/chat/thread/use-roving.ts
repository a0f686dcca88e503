/** The thread is one stop of Tab; arrows, Home and End go from message to message in it, and Tab on into what the message offers. */
import { useState } from 'preact/hooks'
import type { RefObject } from 'preact'

export interface Roving {
  /** The message that Tab stops at, while it is there. */
  readonly stop: string | undefined
  setStop(cid: string): void
  onKeyDown(event: KeyboardEvent): void
}

/** `list` holds an element with `data-cid` for each message, and in it the one that takes the focus. */
export function useRoving(list: RefObject<HTMLElement | null>, onEscape: () => void): Roving {
  const [stop, setStop] = useState<string>()

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, target } = event
    if (key === 'Escape') {
      event.preventDefault()
      return onEscape()
    }
    const rows = [...(list.current?.children ?? [])]
    const at = rows.findIndex((row) => row.contains(target as Node)) // Safe: the target of a key is an element.
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key]
    const row = next === undefined ? undefined : rows[next]
    if (at < 0 || next === undefined) return
    event.preventDefault()
    if (row) focusRow(row)
  }
  return { stop, setStop, onKeyDown }
}

export function focusRow(row: Element): void {
  row.querySelector<HTMLElement>('article')?.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'nearest' })
}

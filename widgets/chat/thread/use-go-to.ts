/** The way to one message: at once if it is drawn, else as soon as it is. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { focusRow } from './use-roving.ts'
import type { Scroll } from './use-scroll.ts'
import type { Window } from './use-window.ts'

/** The same function every time; it brings the focus along. */
export function useGoTo(scroll: Scroll, shown: Window): (cid: string) => void {
  const wanted = useRef<string | undefined>(undefined)
  const now = useRef({ scroll, shown })
  now.current = { scroll, shown }

  const go = (): void => {
    const row = wanted.current === undefined ? undefined : now.current.scroll.goTo(wanted.current)
    if (!row) return
    wanted.current = undefined
    focusRow(row)
  }
  useLayoutEffect(go)

  return useRef((cid: string): void => {
    wanted.current = cid
    go()
    if (wanted.current === undefined) return
    now.current.shown.from(cid)
  }).current
}

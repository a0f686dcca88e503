/** Keeps a list at its newest end while one is there, and every line where it is while one reads further up. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'

/** Rows of the kind `message` count as new. */
export interface EndRow {
  readonly kind: string
  readonly key: string
}

export interface NewestEnd {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly isAtEnd: boolean
  /** Lines that came while one was reading further up. */
  readonly newBelow: number
  toEnd(): void
}

/** Nearer than this is there: a line that grows by a pixel is no scrolling. */
const NEAR_PX = 40

/** `onSeen`: the newest end is in sight, and the page is looked at. */
export function useNewestEnd(rows: readonly EndRow[], onSeen: () => void): NewestEnd {
  const ref = useRef<HTMLDivElement | null>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const [seenKey, setSeenKey] = useState('')
  const before = useRef({ height: 0, firstKey: '' })
  const lastKey = rows.at(-1)?.key ?? ''
  const firstKey = rows.find(({ kind }) => kind !== 'day')?.key ?? ''

  useLayoutEffect(() => {
    const list = ref.current
    if (!list) return
    const { height, firstKey: first } = before.current
    if (isAtEnd) list.scrollTop = list.scrollHeight
    // Older ones came in front: what was in sight stays there.
    else if (first !== firstKey) list.scrollTop += list.scrollHeight - height
    before.current = { height: list.scrollHeight, firstKey }
  }, [rows, firstKey, isAtEnd])

  useEffect(() => {
    const list = ref.current
    if (!list) return undefined
    const look = (): void => {
      setAtEnd(list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX)
      before.current.height = list.scrollHeight
    }
    // Pictures come later, and the field below grows with what is written.
    const resized = new ResizeObserver(() => {
      if (isAtEnd) list.scrollTop = list.scrollHeight
    })
    resized.observe(list)
    if (list.lastElementChild?.previousElementSibling)
      resized.observe(list.lastElementChild.previousElementSibling)
    list.addEventListener('scroll', look)
    return () => {
      resized.disconnect()
      list.removeEventListener('scroll', look)
    }
  }, [isAtEnd])

  useEffect(() => {
    if (!isAtEnd) return undefined
    setSeenKey(lastKey)
    const see = (): void => {
      if (document.visibilityState === 'visible' && document.hasFocus()) onSeen()
    }
    see()
    addEventListener('focus', see)
    return () => removeEventListener('focus', see)
  }, [isAtEnd, lastKey, onSeen])

  const seenAt = rows.findIndex(({ key }) => key === seenKey)
  const below = seenAt < 0 ? [] : rows.slice(seenAt + 1)
  return {
    ref,
    isAtEnd,
    newBelow: below.filter(({ kind }) => kind === 'message').length,
    toEnd: () => setAtEnd(true),
  }
}

/** Keeps what is read where it is, to the pixel, whatever comes before or after it; and stays at the end for who is there. */

/** Closer than this to the end counts as there: a finger does not stop exactly. */
const AT_END_PX = 40
/** A wheel, a finger or a key moves what it moves within this time. */
const BY_HAND_MS = 300

export interface ScrollKeeper {
  /** The shopper is at the end, and stays there. */
  isAtEnd(): boolean
  /** The scroll position has changed: if by hand, what is in sight now is what is to be held. */
  note(): void
  /** What is drawn has changed: puts back in place what was in sight. */
  restore(): void
  toEnd(): void
  /** Puts this message at the top of what is in sight. */
  goTo(cid: string): HTMLElement | undefined
  /** The message that was topmost in sight when last noted, and which part of it was above: `[cid, 0.25]`. */
  place(): readonly [cid: string, part: number] | undefined
}

/** `list` holds an element with `data-cid` for each message. */
export function createScrollKeeper(scroller: HTMLElement, list: HTMLElement): ScrollKeeper {
  let atEnd = true
  let seen = { scrollHeight: 0, clientHeight: 0 }
  let touchedAt = -Infinity
  let anchor: { readonly cid: string; readonly top: number; readonly height: number } | undefined

  const topOf = (element: Element): number =>
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  const rows = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > [data-cid]')]
  const find = (cid: string): HTMLElement | undefined =>
    rows().find(({ dataset }) => dataset['cid'] === cid)
  const firstInSight = (): HTMLElement | undefined => {
    const edge = scroller.getBoundingClientRect().top
    return rows().find((row) => row.getBoundingClientRect().bottom > edge + 1)
  }
  const remember = (): void => {
    const { scrollHeight, clientHeight } = scroller
    seen = { scrollHeight, clientHeight }
  }
  // What grows and shrinks moves the position too, and is told as a scroll that nobody has made.
  const isByHand = (): boolean => {
    const { scrollHeight, clientHeight } = scroller
    const isSameSize = scrollHeight === seen.scrollHeight && clientHeight === seen.clientHeight
    return isSameSize || performance.now() - touchedAt < BY_HAND_MS
  }
  const mark = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = scroller
    atEnd = scrollHeight - scrollTop - clientHeight <= AT_END_PX
    const row = firstInSight()
    const { height = 0 } = row?.getBoundingClientRect() ?? {}
    anchor = row && { cid: row.dataset['cid']!, top: topOf(row), height }
    remember()
  }
  const toEnd = (): void => {
    atEnd = true
    scroller.scrollTop = scroller.scrollHeight
    remember()
  }
  const restore = (): void => {
    if (atEnd) return toEnd()
    const row = anchor && find(anchor.cid)
    if (row && anchor) scroller.scrollTop += topOf(row) - anchor.top
    remember()
  }

  for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
    scroller.addEventListener(type, () => void (touchedAt = performance.now()), { passive: true })

  return {
    isAtEnd: () => atEnd,
    note: () => (isByHand() ? mark() : restore()),
    restore,
    toEnd,
    goTo(cid) {
      const row = find(cid)
      if (!row) return undefined
      scroller.scrollTop += topOf(row)
      mark()
      return row
    },
    place() {
      if (atEnd || !anchor) return undefined
      const { cid, top, height } = anchor
      return [cid, Math.max(0, -top / (height || 1))]
    },
  }
}

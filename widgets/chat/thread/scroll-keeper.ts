/** Keeps what is read where it is, to the pixel, whatever comes before or after it; and stays at the end for who is there. */

/** Closer than this to the end counts as there: a finger does not stop exactly. */
const AT_END_PX = 40

export interface ScrollKeeper {
  /** The shopper is at the end, and stays there. */
  isAtEnd(): boolean
  /** The scroll position was changed by the shopper: remembers what is in sight. */
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
  let seen = { scrollHeight: 0, scrollTop: 0, clientHeight: 0 }
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
    const { scrollHeight, scrollTop, clientHeight } = scroller
    seen = { scrollHeight, scrollTop, clientHeight }
  }
  // Told of a scroll of ours after something has grown, which nobody has scrolled for.
  const isOurs = (): boolean => {
    const { scrollHeight, scrollTop, clientHeight } = scroller
    const isSameSize = scrollHeight === seen.scrollHeight && clientHeight === seen.clientHeight
    return !isSameSize && scrollTop === seen.scrollTop
  }
  const note = (): void => {
    if (isOurs()) return restore()
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

  return {
    isAtEnd: () => atEnd,
    note,
    restore,
    toEnd,
    goTo(cid) {
      const row = find(cid)
      if (!row) return undefined
      scroller.scrollTop += topOf(row)
      note()
      return row
    },
    place() {
      if (atEnd || !anchor) return undefined
      const { cid, top, height } = anchor
      return [cid, Math.max(0, -top / (height || 1))]
    },
  }
}

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
  /** The topmost message in sight, and which part of it is above: `[cid, 0.25]`. */
  place(): readonly [cid: string, part: number] | undefined
}

/** `list` holds an element with `data-cid` for each message. */
export function createScrollKeeper(scroller: HTMLElement, list: HTMLElement): ScrollKeeper {
  let atEnd = true
  let anchor: { readonly cid: string; readonly top: number } | undefined

  const topOf = (element: Element): number =>
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  const rows = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > [data-cid]')]
  const find = (cid: string): HTMLElement | undefined =>
    rows().find(({ dataset }) => dataset['cid'] === cid)
  const firstInSight = (): HTMLElement | undefined => {
    const edge = scroller.getBoundingClientRect().top
    return rows().find((row) => row.getBoundingClientRect().bottom > edge + 1)
  }
  const note = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = scroller
    atEnd = scrollHeight - scrollTop - clientHeight <= AT_END_PX
    const row = firstInSight()
    anchor = row && { cid: row.dataset['cid']!, top: topOf(row) }
  }
  const toEnd = (): void => {
    atEnd = true
    scroller.scrollTop = scroller.scrollHeight
  }

  return {
    isAtEnd: () => atEnd,
    note,
    restore() {
      if (atEnd) return toEnd()
      const row = anchor && find(anchor.cid)
      if (row && anchor) scroller.scrollTop += topOf(row) - anchor.top
    },
    toEnd,
    goTo(cid) {
      const row = find(cid)
      if (!row) return undefined
      scroller.scrollTop += topOf(row)
      note()
      return row
    },
    place() {
      const row = atEnd ? undefined : firstInSight()
      if (!row) return undefined
      const { height } = row.getBoundingClientRect()
      return [row.dataset['cid']!, Math.max(0, -topOf(row) / (height || 1))]
    },
  }
}

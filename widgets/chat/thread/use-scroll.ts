/** Holds the scroll position through everything that changes the thread, and asks for more of it near its ends. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import type { Thread } from '../model/chat-model.ts'
import { createScrollKeeper, type ScrollKeeper } from './scroll-keeper.ts'
import { recallPlace, useKeptPlace } from './use-place.ts'

/** So far from an end more is asked for, px: it should be there before one is. */
const NEAR_PX = 500

export interface Scroll {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly list: RefObject<HTMLOListElement | null>
  readonly isAtEnd: boolean
  /** At this moment, also before what has changed is drawn. */
  isAtEndNow(): boolean
  onScroll(): void
  toEnd(): void
  goTo(cid: string): HTMLElement | undefined
}

export interface ScrollOptions {
  readonly thread: Thread
  /** Where the mark of what is new stands. */
  newCid(): string | undefined
  /** The shopper has come to the end, or left it. */
  onEnd(isAtEnd: boolean): void
  /** Near the top. */
  onTop(): void
  /** Little is drawn above what is in sight; absent when there is no more of it. */
  onShort: (() => void) | undefined
}

export function useScroll(options: ScrollOptions): Scroll {
  const { thread, newCid, onEnd, onTop, onShort } = options
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const keeper = useRef<ScrollKeeper | undefined>(undefined)
  const [isAtEnd, setAtEnd] = useState(true)
  const messages = thread.messages.value
  const isEmpty = messages.length === 0

  useLayoutEffect(() => {
    keeper.current = createScrollKeeper(scroller.current!, list.current!)
    return followSizes([scroller.current!, list.current!], () => keeper.current!.restore())
  }, [])
  useKeptPlace(thread, () => keeper.current)

  // Each time it is drawn: whatever has changed, what is read stays where it is.
  useLayoutEffect(() => keeper.current!.restore())
  useLayoutEffect(() => {
    if (isEmpty) return
    begin(keeper.current!, { thread, newCid: newCid(), scroller: scroller.current! })
    setAtEnd(keeper.current!.isAtEnd())
  }, [isEmpty])

  useEffect(() => {
    // Whoever waits at the very top makes no scroll by which what has come would be drawn.
    const { scrollTop, clientHeight } = scroller.current!
    if (clientHeight > 0 && scrollTop < NEAR_PX) onShort?.()
  })

  useEffect(() => {
    if (isAtEnd) thread.atEnd()
  }, [isAtEnd, thread])

  return {
    scroller,
    list,
    isAtEnd,
    isAtEndNow: () => keeper.current?.isAtEnd() ?? true,
    onScroll() {
      keeper.current!.note()
      const isThere = keeper.current!.isAtEnd() && !thread.hasLater.value
      if (isThere !== isAtEnd) onEnd(isThere)
      setAtEnd(isThere)
      if (isThere) return
      const { scrollTop, scrollHeight, clientHeight } = scroller.current!
      if (scrollTop < NEAR_PX) onTop()
      const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX
      if (isNearEnd && thread.hasLater.value && !thread.isReading.value) void thread.readLater()
    },
    toEnd() {
      thread.atEnd()
      keeper.current!.toEnd()
      setAtEnd(true)
      onEnd(true)
    },
    goTo: (cid) => keeper.current!.goTo(cid),
  }
}

/** Where one was, or what is new, if that is not in sight at the end. */
function begin(
  keeper: ScrollKeeper,
  {
    thread,
    newCid,
    scroller,
  }: { thread: Thread; newCid: string | undefined; scroller: HTMLElement },
): void {
  const [cid, part] = recallPlace(thread) ?? []
  keeper.toEnd()
  const row = cid === undefined ? undefined : keeper.goTo(cid)
  if (row) {
    scroller.scrollTop += (part ?? 0) * row.getBoundingClientRect().height
  } else if (newCid) {
    const end = scroller.scrollTop
    keeper.goTo(newCid)
    // It is in sight already, and the end as well.
    if (scroller.scrollTop >= end) keeper.toEnd()
  }
  keeper.note()
}

/** A picture that has loaded, a keyboard that has come. Returns the way to stop. */
function followSizes(elements: readonly Element[], onChange: () => void): () => void {
  const sizes = new ResizeObserver(onChange)
  for (const element of elements) sizes.observe(element)
  return () => sizes.disconnect()
}

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

/** `newCid`: where the mark of what is new stands. */
export function useScroll(thread: Thread, newCid: () => string | undefined): Scroll {
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
      setAtEnd(isThere)
      if (!isThere) askForMore(thread, scroller.current!)
    },
    toEnd() {
      thread.atEnd()
      keeper.current!.toEnd()
      setAtEnd(true)
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
  const kept = recallPlace(thread)
  const message = thread.messages.value.find(({ seq }) => seq === Math.floor(kept ?? -1))
  keeper.toEnd()
  if (message && kept !== undefined) {
    const row = keeper.goTo(message.cid)
    if (row) scroller.scrollTop += (kept % 1) * row.getBoundingClientRect().height
  } else if (newCid) {
    const end = scroller.scrollTop
    keeper.goTo(newCid)
    // It is in sight already, and the end as well.
    if (scroller.scrollTop >= end) keeper.toEnd()
  }
  keeper.note()
}

function askForMore(thread: Thread, { scrollTop, scrollHeight, clientHeight }: HTMLElement): void {
  if (thread.isReading.value) return
  if (scrollTop < NEAR_PX && thread.hasEarlier.value) void thread.readEarlier()
  else if (scrollHeight - scrollTop - clientHeight < NEAR_PX && thread.hasLater.value)
    void thread.readLater()
}

/** A picture that has loaded, a keyboard that has come. Returns the way to stop. */
function followSizes(elements: readonly Element[], onChange: () => void): () => void {
  const sizes = new ResizeObserver(onChange)
  for (const element of elements) sizes.observe(element)
  return () => sizes.disconnect()
}

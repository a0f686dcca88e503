/** Where the focus goes when the shopper has gone from one page of the chat to another, and what they pressed is no more. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { RefObject } from 'preact'
import { composerOf } from './composer/composer-state.ts'
import type { Thread } from './model/chat-model.ts'

/** Of the section, which takes it where there is no field to write in at once. */
export function useKeptFocus(thread: Thread | undefined): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null)
  const before = useRef(thread)
  useLayoutEffect(() => {
    const hasGone = before.current !== thread
    before.current = thread
    if (!hasGone || !section.current || !isLost(section.current)) return
    // On glass a keyboard would come up over what one may only want to read.
    const isRead = matchMedia('(pointer: coarse)').matches && thread?.conversation.value
    if (thread && !isRead) composerOf(thread).focus()
    else section.current.focus({ preventScroll: true })
  }, [thread])
  return section
}

/** What had the focus has left the page. */
function isLost(section: HTMLElement): boolean {
  const root = section.getRootNode()
  if (root instanceof ShadowRoot) return root.activeElement === null
  return document.activeElement === document.body
}

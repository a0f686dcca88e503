/** Where “New” stands: before what came while nobody looked, and not before what one watches coming. */
import { useRef } from 'preact/hooks'
import type { Thread } from '../model/chat-model.ts'
import { isUnread } from './rows.ts'

/** `cid` of the message it stands before. `isWatched`: the end of the thread is in sight. */
export function useNewMark(thread: Thread, isWatched: () => boolean): string | undefined {
  const mark = useRef<string | undefined>(undefined)
  const isOpened = useRef(false)
  const messages = thread.messages.value
  const conversation = thread.conversation.value
  if (!conversation || messages.length === 0) return mark.current

  const unread = messages.find((message) => isUnread(message, conversation.readSeq))
  const isStill = messages.some(
    (message) => message.cid === mark.current && isUnread(message, conversation.readSeq),
  )
  if (unread && !isStill && (!isOpened.current || !isWatched())) mark.current = unread.cid
  isOpened.current = true
  return mark.current
}

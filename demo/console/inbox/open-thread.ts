/** A conversation as it is shown: what is read of it page by page, put together. */
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import type { ChatMessage, Note, readThread } from '../../../widgets/chat/contract.ts'

export type OpenThread = ResponseOf<typeof readThread>

/** The newest page over what is shown already; what is older stays, unless messages between the two are missing. */
export function withNewest(shown: OpenThread | undefined, newest: OpenThread): OpenThread {
  if (shown?.conversation.id !== newest.conversation.id) return newest
  const from = newest.messages.at(0)?.seq ?? 1
  const hasGap = (shown.messages.at(-1)?.seq ?? 0) + 1 < from
  if (hasGap) return newest
  const isLonger = (shown.messages.at(0)?.seq ?? from) < from
  return {
    ...newest,
    messages: mergeMessages(shown.messages, newest.messages),
    notes: mergeNotes(shown.notes, newest.notes),
    hasMore: isLonger ? shown.hasMore : newest.hasMore,
  }
}

export function withEarlier(shown: OpenThread, earlier: OpenThread): OpenThread {
  return {
    ...shown,
    messages: mergeMessages(earlier.messages, shown.messages),
    notes: mergeNotes(earlier.notes, shown.notes),
    hasMore: earlier.hasMore,
  }
}

/** By place in the thread; of one message the newer revision. */
export function mergeMessages(
  some: readonly ChatMessage[],
  others: readonly ChatMessage[],
): ChatMessage[] {
  const byCid = new Map<string, ChatMessage>()
  for (const message of [...some, ...others])
    if ((byCid.get(message.cid)?.rev ?? 0) <= message.rev) byCid.set(message.cid, message)
  return [...byCid.values()].sort((one, other) => one.seq - other.seq)
}

export function mergeNotes(some: readonly Note[], others: readonly Note[]): Note[] {
  const byCid = new Map([...some, ...others].map((note) => [note.cid, note]))
  return [...byCid.values()].sort(
    (one, other) => one.afterSeq - other.afterSeq || one.at.localeCompare(other.at),
  )
}

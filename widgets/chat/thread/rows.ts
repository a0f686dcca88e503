/** The thread as it is drawn: who speaks on, where a day begins, what is new, and under which message its fate is told. */
import type { ThreadMessage } from '../model/chat-model.ts'

export interface Row {
  readonly message: ThreadMessage
  /** The first of its day. */
  readonly isNewDay: boolean
  /** The first of those the shopper had not seen. */
  readonly isFirstNew: boolean
  /** The first and the last of what one author says without a pause. */
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly showsState: boolean
}

/** After so long a pause the same author begins anew. */
const PAUSE_MS = 300_000
const ALWAYS_TOLD: readonly unknown[] = ['waiting', 'failed', 'refused']

/** `newCid`: the mark of what is new stands before this message. */
export function toRows(messages: readonly ThreadMessage[], newCid?: string): Row[] {
  const firstNew = messages.find(({ cid }) => cid === newCid)
  const lastOwn = messages.findLast(({ delivery }) => delivery !== undefined)
  return messages.map((message, at) => {
    const before = messages[at - 1]
    const after = messages[at + 1]
    const isFirstNew = message === firstNew
    return {
      message,
      isFirstNew,
      isNewDay: !before || !isSameDay(before.at, message.at),
      isFirst: isFirstNew || !before || !speaksOn(before, message),
      isLast: !after || after === firstNew || !speaksOn(message, after),
      showsState: message === lastOwn || ALWAYS_TOLD.includes(message.delivery),
    }
  })
}

function speaksOn(before: ThreadMessage, after: ThreadMessage): boolean {
  return (
    before.author.kind === after.author.kind &&
    before.author.name === after.author.name &&
    after.at - before.at < PAUSE_MS &&
    isSameDay(before.at, after.at)
  )
}

/** Of the shop, and after what the shopper has read. */
export function isUnread({ author, seq }: ThreadMessage, readSeq: number): boolean {
  return author.kind !== 'shopper' && seq !== undefined && seq > readSeq
}

/** By the calendar of the shopper. */
export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}

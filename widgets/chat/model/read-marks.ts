/** How far the shopper has read: told to the other tabs at once, to the backend when they pause, and never going back. */
import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetTabs } from '../../../src/widget.ts'
import type { ChatMessage } from '../contract/message.ts'
import type { Book } from './book.ts'
import { isAnswer } from './merge.ts'

export interface ReadMarks {
  /** Answers nobody has seen, in the order in which they came. */
  readonly unread: ReadonlySignal<readonly ChatMessage[]>
  /** Their number; they need not all be in memory. */
  readonly count: ReadonlySignal<number>
  read(conversationId: string, seq: number): void
  stop(): void
}

export interface ReadMarksOptions {
  readonly book: Pick<Book, 'conversations' | 'shelf' | 'noteRead'>
  readonly tabs: WidgetTabs
  say(conversationId: string, readSeq: number): void
}

const SAY_AFTER_MS = 500
const TOPIC = 'read'

export function createReadMarks({ book, tabs, say }: ReadMarksOptions): ReadMarks {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const stopListening = tabs.listen(TOPIC, (message) => {
    // Safe: what has another shape is no mark of any conversation.
    const [id, seq] = (Array.isArray(message) ? message : []) as [string?, number?]
    if (id !== undefined && Number.isSafeInteger(seq)) book.noteRead(id, Number(seq))
  })

  return {
    unread: computed(() =>
      book.conversations.value
        .filter(({ unread }) => unread > 0)
        .flatMap(({ id, readSeq }) =>
          book.shelf(id).newest.value.filter((one) => one.seq > readSeq && isAnswer(one)),
        )
        .sort((one, other) => (one.at < other.at ? -1 : 1)),
    ),
    count: computed(() => book.conversations.value.reduce((sum, { unread }) => sum + unread, 0)),

    read(id, seq) {
      if (!book.noteRead(id, seq)) return
      tabs.post(TOPIC, [id, seq])
      clearTimeout(timers.get(id))
      timers.set(
        id,
        setTimeout(() => say(id, seq), SAY_AFTER_MS),
      )
    },

    // What was read last is still told.
    stop: stopListening,
  }
}

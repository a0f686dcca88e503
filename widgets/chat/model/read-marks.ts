/** How far the shopper has read: told to the other tabs at once, to the backend when they pause, and never going back. */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetTabs } from '../../../src/widget.ts'
import type { Conversation } from '../contract/conversation.ts'
import type { ChatMessage } from '../contract/message.ts'
import type { Book } from './book.ts'
import { isAnswer } from './merge.ts'

export interface ReadMarks {
  /** Answers nobody has seen, in the order in which they came. */
  readonly unread: ReadonlySignal<readonly ChatMessage[]>
  /** Their number; they need not all be in memory. */
  readonly count: ReadonlySignal<number>
  read(conversationId: string, seq: number): void
  forget(): void
  stop(): void
}

export interface ReadMarksOptions {
  readonly book: Pick<Book, 'conversations' | 'shelf'>
  readonly tabs: WidgetTabs
  say(conversationId: string, readSeq: number): void
}

const SAY_AFTER_MS = 500
const TOPIC = 'read'

export function createReadMarks({ book, tabs, say }: ReadMarksOptions): ReadMarks {
  const marks = signal<ReadonlyMap<string, number>>(new Map())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const markOf = ({ id, readSeq }: Conversation): number =>
    Math.max(marks.value.get(id) ?? 0, readSeq)
  const unreadOf = (conversation: Conversation): readonly ChatMessage[] => {
    const mark = markOf(conversation)
    if (conversation.lastSeq <= mark) return []
    return book
      .shelf(conversation.id)
      .newest.value.filter((message) => message.seq > mark && isAnswer(message))
  }
  const unread = computed(() =>
    book.conversations.value.flatMap(unreadOf).sort((one, other) => (one.at < other.at ? -1 : 1)),
  )
  const count = computed(() =>
    book.conversations.value.reduce((sum, conversation) => {
      const isAsTold = markOf(conversation) === conversation.readSeq
      return sum + Math.max(unreadOf(conversation).length, isAsTold ? conversation.unread : 0)
    }, 0),
  )

  function raise(id: string, seq: number): boolean {
    const known = Math.max(
      marks.peek().get(id) ?? 0,
      book.conversations.peek().find((one) => one.id === id)?.readSeq ?? 0,
    )
    if (seq > known) marks.value = new Map(marks.peek()).set(id, seq)
    return seq > known
  }

  const stopListening = tabs.listen(TOPIC, (message) => {
    // Safe: what has another shape raises no mark.
    const [id, seq] = (Array.isArray(message) ? message : []) as [unknown?, unknown?]
    if (typeof id === 'string' && typeof seq === 'number') raise(id, seq)
  })

  return {
    unread,
    count,

    read(id, seq) {
      if (!raise(id, seq)) return
      tabs.post(TOPIC, [id, seq])
      clearTimeout(timers.get(id))
      const timer = setTimeout(() => say(id, marks.peek().get(id) ?? seq), SAY_AFTER_MS)
      timers.set(id, timer)
    },

    forget() {
      for (const timer of timers.values()) clearTimeout(timer)
      marks.value = new Map()
    },

    stop() {
      stopListening()
    },
  }
}

/** What has just come from the shop: told once, whichever tab hears of it first, and never again on a later page. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetStore } from '../../../src/widget.ts'
import type { ChatPage } from '../contract/exchange.ts'
import type { ChatMessage } from '../contract/message.ts'
import { isAnswer } from './merge.ts'

export interface Arrivals {
  readonly arrived: ReadonlySignal<readonly ChatMessage[]>
  /** Resolves with those nobody has been told of yet. `isFirst`: they came before this page, and are no surprise. */
  hear(pages: readonly ChatPage[], isFirst: boolean): Promise<readonly ChatMessage[]>
  forget(): void
}

type Marks = Readonly<Record<string, number>>

const KEY = 'told'

export function createArrivals(store: WidgetStore): Arrivals {
  const arrived = signal<readonly ChatMessage[]>([])
  let known: Marks = {}

  return {
    arrived,

    async hear(pages, isFirst) {
      const readSeqs = new Map(
        pages.flatMap(({ conversations }) => conversations.map(({ id, readSeq }) => [id, readSeq])),
      )
      const answers = pages
        .flatMap(({ messages }) => messages)
        .filter((one) => isAnswer(one) && one.seq > (readSeqs.get(one.conversationId) ?? 0))
      if (answers.length === 0) return []
      let before: Marks = known
      await store.update(
        KEY,
        (value) => {
          before = mergeMarks(known, parseMarks(value))
          return mergeMarks(before, marksOf(answers))
        },
        { purpose: 'functional', ofCustomer: true },
      )
      known = mergeMarks(before, marksOf(answers))
      const news = answers
        .filter(({ conversationId, seq }) => seq > (before[conversationId] ?? 0))
        .sort((one, other) => one.seq - other.seq)
      if (news.length > 0 && !isFirst) arrived.value = news
      return news
    },

    forget() {
      known = {}
      arrived.value = []
    },
  }
}

function marksOf(messages: readonly ChatMessage[]): Marks {
  return messages.reduce<Marks>(
    (marks, { conversationId, seq }) => mergeMarks(marks, { [conversationId]: seq }),
    {},
  )
}

function mergeMarks(one: Marks, other: Marks): Marks {
  const merged = { ...one }
  for (const [id, seq] of Object.entries(other)) merged[id] = Math.max(seq, merged[id] ?? 0)
  return merged
}

function parseMarks(value: unknown): Marks {
  // Safe: only this widget writes it; what is no number compares as none.
  return typeof value === 'object' && value !== null ? (value as Marks) : {}
}

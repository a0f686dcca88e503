/** What a page finds of the conversations before anybody has answered: the newest ones, and the end of each. */
import type { WidgetStore } from '../../../src/widget.ts'
import type { Conversation } from '../contract/conversation.ts'
import type { ChatMessage } from '../contract/message.ts'
import { mergeMessages, newestRun } from './merge.ts'

export interface KeptBook {
  /** Whose it is: a member’s id, or `guest`. */
  readonly who: string
  readonly cursor: number
  readonly conversations: readonly Conversation[]
}

export interface BookStore {
  /** Undefined if there is none, or it is somebody else’s. */
  read(who: string): Promise<KeptBook | undefined>
  readMessages(conversationId: string): Promise<readonly ChatMessage[]>
  /** `isNew`: whatever was kept before is of another time. */
  write(
    book: KeptBook,
    messages: ReadonlyMap<string, readonly ChatMessage[]>,
    isNew: boolean,
  ): Promise<void>
  forget(): Promise<void>
}

/** Of all conversations, for the cursor says they are known; of the newest of them also what was said. */
const MOST_THREADS = 10
const MOST_MESSAGES = 100
const KEY = 'book'
const OF_CUSTOMER = { purpose: 'functional', ofCustomer: true } as const

export function createBookStore(store: WidgetStore, hasGaps = false): BookStore {
  const contiguous = hasGaps ? (messages: readonly ChatMessage[]) => messages : newestRun
  const keyOf = (conversationId: string): string => `thread.${conversationId}`

  async function drop(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => store.remove(keyOf(id))))
  }

  return {
    async read(who) {
      const book = parseBook(await store.read(KEY))
      return book?.who === who ? book : undefined
    },

    async readMessages(conversationId) {
      return contiguous(parseMessages(await store.read(keyOf(conversationId))))
    },

    async write({ who, cursor, conversations }, messages, isNew) {
      const ids = new Set(conversations.slice(0, MOST_THREADS).map(({ id }) => id))
      // Before the cursor that says they are here. A tab that has fallen behind adds, and takes nothing away.
      for (const [id, fresh] of messages) {
        const merge = (value: unknown): readonly ChatMessage[] =>
          contiguous(mergeMessages(isNew ? [] : parseMessages(value), fresh)).slice(-MOST_MESSAGES)
        if (ids.has(id)) await store.update(keyOf(id), merge, OF_CUSTOMER)
      }
      let gone: readonly string[] = []
      await store.update(
        KEY,
        (value) => {
          const before = parseBook(value)
          const isOurs = before?.who === who && !isNew
          if (isOurs && before.cursor > cursor) return before
          gone = (before?.conversations ?? []).map(({ id }) => id).filter((id) => !ids.has(id))
          return { who, cursor, conversations }
        },
        OF_CUSTOMER,
      )
      await drop(gone)
    },

    async forget() {
      const book = parseBook(await store.read(KEY))
      await drop((book?.conversations ?? []).map(({ id }) => id))
      await store.remove(KEY)
    },
  }
}

/** Safe, here and below: only this widget writes its records, and a shape of another version has another name. */
function parseBook(value: unknown): KeptBook | undefined {
  const book = value as KeptBook | undefined
  return Array.isArray(book?.conversations) ? book : undefined
}

function parseMessages(value: unknown): readonly ChatMessage[] {
  return Array.isArray(value) ? (value as ChatMessage[]) : []
}

/** All conversations of the shopper and what is known of their messages; every page of the backend goes through here. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetStore } from '../../../src/widget.ts'
import type { Conversation } from '../contract/conversation.ts'
import type { ChatPage } from '../contract/exchange.ts'
import type { ChatMessage } from '../contract/message.ts'
import { createBookStore } from './kept-book.ts'
import { isAnswer } from './merge.ts'
import { createShelf, type Shelf } from './shelf.ts'

export interface Book {
  /** Newest first. */
  readonly conversations: ReadonlySignal<readonly Conversation[]>
  /** Undefined: the backend knows of none with this id. */
  find(id: string): Conversation | undefined
  shelf(id: string): Shelf
  /** Where the next reading goes on; undefined for the beginning. */
  cursor(): number | undefined
  /** What an earlier page of this shopper has left. */
  load(who: string): Promise<void>
  apply(pages: readonly ChatPage[]): void
  /** What comes after this is to be read next. */
  advance(to: number): void
  /** One conversation as it is now, with a message of it. */
  put(conversation: Conversation, message?: ChatMessage): void
  /** `false`: that has been read before. */
  noteRead(id: string, seq: number): boolean
  /** The next reading begins anew; until then what is known stays. */
  rewind(): void
  forget(): void
  /** Forgets, and deletes what is kept. */
  erase(): Promise<void>
}

const SAVE_AFTER_MS = 300

export function createBook(store: WidgetStore, hasGaps?: boolean): Book {
  const kept = createBookStore(store, hasGaps)
  const byId = signal<ReadonlyMap<string, Conversation>>(new Map())
  const shelves = new Map<string, Shelf>()
  const changed = new Set<string>()
  let who = ''
  let cursor: number | undefined
  let isNew = false
  let generation = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const conversations = computed(() =>
    [...byId.value.values()].sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1)),
  )

  function shelf(id: string): Shelf {
    const known = shelves.get(id)
    if (known) return known
    const made = createShelf(hasGaps)
    shelves.set(id, made)
    const asked = generation
    made.ready = kept.readMessages(id).then((messages) => {
      if (asked === generation) made.addKept(messages)
    })
    return made
  }

  function save(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (cursor === undefined || !who) return
      const messages = [...changed].map((id) => [id, shelf(id).newest.peek()] as const)
      changed.clear()
      const book = { who, cursor, conversations: conversations.peek() }
      void kept.write(book, new Map(messages), isNew)
      isNew = false
    }, SAVE_AFTER_MS)
  }

  function putAll(fresh: readonly Conversation[]): void {
    const next = new Map(byId.peek())
    for (const conversation of fresh) {
      const { readSeq = 0 } = next.get(conversation.id) ?? {}
      // The backend may not have heard yet what was read here.
      next.set(
        conversation.id,
        readSeq > conversation.readSeq ? asRead(conversation, readSeq) : conversation,
      )
    }
    byId.value = next
  }

  function asRead(conversation: Conversation, readSeq: number): Conversation {
    const after = shelf(conversation.id)
      .newest.peek()
      .filter((message) => message.seq > readSeq && isAnswer(message))
    return { ...conversation, readSeq, unread: after.length }
  }

  function applyPage(page: ChatPage): void {
    if (page.reset) byId.value = new Map()
    for (const id of new Set(page.messages.map(({ conversationId }) => conversationId))) {
      const messages = page.messages.filter(({ conversationId }) => conversationId === id)
      if (page.reset) shelf(id).replace(messages)
      // The first reading brings the end of a thread alone: what is known may end before it begins.
      else if (cursor === undefined) shelf(id).addKept(messages)
      else shelf(id).add(messages)
      changed.add(id)
    }
    putAll(page.conversations)
    isNew ||= page.reset === true
    cursor = page.cursor
  }

  function forget(): void {
    generation += 1
    clearTimeout(timer)
    changed.clear()
    shelves.clear()
    cursor = undefined
    who = ''
    byId.value = new Map()
  }

  return {
    conversations,
    shelf,
    forget,
    find: (id) => byId.peek().get(id),
    cursor: () => cursor,

    async load(owner) {
      who = owner
      const asked = generation
      const book = await kept.read(owner)
      if (asked !== generation || !book || cursor !== undefined) return
      cursor = book.cursor
      putAll(book.conversations)
      // Those with something unread are looked into at once: it may have to be said.
      for (const { id, unread } of book.conversations) if (unread > 0) shelf(id)
    },

    apply(pages) {
      if (pages.length === 0) return
      batch(() => pages.forEach(applyPage))
      save()
    },

    put(conversation, message) {
      batch(() => {
        const known = byId.peek().get(conversation.id)
        if (message) shelf(conversation.id).add([message])
        // A late answer says less than is known already.
        if (!known || known.updatedAt <= conversation.updatedAt) putAll([conversation])
      })
      changed.add(conversation.id)
      save()
    },

    noteRead(id, seq) {
      const conversation = byId.peek().get(id)
      if (!conversation || conversation.readSeq >= seq) return false
      putAll([asRead(conversation, seq)])
      save()
      return true
    },

    advance: (to) => void (cursor = to),
    rewind: () => void (cursor = undefined),

    async erase() {
      forget()
      await kept.forget()
    },
  }
}

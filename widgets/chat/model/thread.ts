/** One conversation on the screen: what the backend has of it, what waits to be sent, and what can be done in it. */
import { computed, signal } from '@preact/signals-core'
import { isProblem } from '../../../src/model/doing.ts'
import type { ChatBackend } from '../backend/backend.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { Book } from './book.ts'
import type { NewMessage, Thread } from './chat-model.ts'
import type { ReadMarks } from './read-marks.ts'
import { createShowing } from './showing.ts'
import { isExpected } from './sync.ts'
import type { Typing } from './typing.ts'

export interface ThreadParts {
  readonly backend: Pick<ChatBackend, 'earlier' | 'hasGaps'>
  readonly book: Book
  readonly outbox: Outbox
  readonly typing: Typing
  readonly marks: Pick<ReadMarks, 'read'>
  send(conversationId: string, message: NewMessage): Promise<void>
  report(error: unknown): void
}

/** A thread, and what the model does for it while it is on the screen. */
export interface OpenThread extends Thread {
  /** Sees to it that there is something to read. */
  fill(): Promise<void>
}

const STEP = 50
/** Messages that fill a screen. */
const SCREENFUL = 20

export function createThread(id: string, parts: ThreadParts): OpenThread {
  const { backend, book, outbox, typing, marks, report } = parts
  const shelf = book.shelf(id)
  const conversation = computed(() => book.conversations.value.find((one) => one.id === id))
  const isReading = signal(false)
  const showing = createShowing(outbox)

  const messages = computed(() => {
    const known = shelf.window.value
    const ids = new Set(known.map(({ cid }) => cid))
    const waiting = shelf.hasLater.value
      ? []
      : outbox.all.value.filter((one) => one.conversationId === id && !ids.has(one.cid))
    return showing.show(known, waiting, conversation.value)
  })

  async function reading(read: () => Promise<void>): Promise<void> {
    if (isReading.peek()) return
    isReading.value = true
    try {
      await read()
    } catch (error) {
      if (!isProblem(error) && !isExpected(error)) report(error)
    }
    isReading.value = false
  }

  async function readBefore(seq: number): ReturnType<ChatBackend['earlier']> {
    const page = await backend.earlier(id, seq)
    if (!page.hasMore) shelf.beginsAt(page.messages[0]?.seq ?? seq)
    return page
  }

  async function putInFront(): Promise<void> {
    const [first] = shelf.window.peek()
    if (first) shelf.putInFront((await readBefore(first.seq)).messages)
  }

  /** The end of a conversation may not be in memory, or no more of it than one answer. */
  async function fill(): Promise<void> {
    const { lastSeq = 0 } = book.find(id) ?? {}
    await shelf.ready
    const isBehind = lastSeq > (shelf.newest.peek().at(-1)?.seq ?? 0)
    const isShort = shelf.hasEarlier.peek() && shelf.window.peek().length < SCREENFUL
    if (isBehind) await reading(async () => shelf.replace((await readBefore(lastSeq + 1)).messages))
    else if (isShort) await reading(putInFront)
  }

  const readLater = (): Promise<void> =>
    reading(async () => {
      const last = shelf.window.peek().at(-1)
      if (!last || !shelf.hasLater.peek()) return
      // Where numbers have gaps there is no saying which fifty come next.
      if (backend.hasGaps) return shelf.atEnd()
      const newest = shelf.newest.peek()
      const isNear = newest[0] && newest[0].seq <= last.seq + 1
      const next = isNear ? newest : (await backend.earlier(id, last.seq + STEP + 1)).messages
      shelf.putBehind(next.filter(({ seq }) => seq > last.seq).slice(0, STEP))
    })

  return {
    id,
    conversation,
    messages,
    isReading,
    hasEarlier: shelf.hasEarlier,
    hasLater: shelf.hasLater,
    typing: typing.theirs(id),
    fill,
    readEarlier: () => reading(putInFront),
    readLater,
    atEnd: shelf.atEnd,
    retry: outbox.retry,

    async send(message) {
      typing.tell(id, false)
      shelf.atEnd()
      await parts.send(id, message)
    },

    async takeBack(cid) {
      const taken = await outbox.takeBack(cid)
      if (!taken) return undefined
      const { text, replyTo, contact, context, files } = taken.message
      return {
        text,
        replyTo,
        contact,
        context,
        files: taken.files.map((blob, at) => fileOf(blob, files[at]?.name)),
      }
    },

    type: (isTyping) => {
      // Before the first message the backend knows of no conversation.
      if (book.find(id)) typing.tell(id, isTyping)
    },
    read: (seq) => marks.read(id, seq),
  }
}

function fileOf(blob: Blob, name = ''): File {
  return new File([blob], name, { type: blob.type })
}

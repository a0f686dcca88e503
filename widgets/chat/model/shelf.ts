/** The messages of one conversation that are in memory: the newest ones always, older ones while somebody reads them. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { ChatMessage } from '../contract/message.ts'
import { mergeMessages, newestRun } from './merge.ts'

type Messages = readonly ChatMessage[]

export interface Shelf {
  /** What this device has kept is in it. */
  ready: Promise<void>
  /** The newest, at most as many as are kept in memory; what comes is put behind them. */
  readonly newest: ReadonlySignal<Messages>
  /** What is on the screen: these, or a window somewhere before them. */
  readonly window: ReadonlySignal<Messages>
  readonly hasEarlier: ReadonlySignal<boolean>
  readonly hasLater: ReadonlySignal<boolean>
  add(messages: Messages): void
  /** Not told one by one, as from this device: of all that is known then, what is before a gap is left out. */
  addKept(messages: Messages): void
  /** All that is known is of another time. */
  replace(messages: Messages): void
  putInFront(messages: Messages): void
  putBehind(messages: Messages): void
  atEnd(): void
  /** There is nothing before this one. */
  beginsAt(seq: number): void
}

/** Messages in memory, of one conversation. */
const MOST = 200

export function createShelf(hasGaps = false): Shelf {
  const newest = signal<Messages>([])
  /** Read before the newest: in front of them, or, with `hasLater`, instead of them. */
  const older = signal<Messages>([])
  const hasLater = signal(false)
  const begin = signal(1)
  const window = computed(() =>
    hasLater.value ? older.value : mergeMessages(older.value, newest.value),
  )

  function show(messages: Messages): void {
    const first = newest.peek()[0]?.seq ?? Infinity
    const last = newest.peek().at(-1)?.seq ?? 0
    batch(() => {
      hasLater.value = (messages.at(-1)?.seq ?? last) < last
      older.value = hasLater.peek() ? messages : messages.filter(({ seq }) => seq < first)
    })
  }

  function add(messages: Messages): void {
    const before = window.peek()
    newest.value = mergeMessages(newest.peek(), messages).slice(-MOST)
    const known = new Set(older.peek().map(({ seq }) => seq))
    const changed = messages.filter(({ seq }) => known.has(seq))
    older.value = mergeMessages(older.peek(), changed)
    const isRead = older.peek().length > 0 && !hasLater.peek()
    // Whoever reads further up keeps what they read; what is newer has to wait.
    if (isRead && older.peek().length + newest.peek().length > MOST) {
      older.value = mergeMessages(before, changed)
      hasLater.value = true
    }
  }

  return {
    ready: Promise.resolve(),
    newest,
    window,
    hasLater,
    hasEarlier: computed(() => (window.value[0]?.seq ?? 0) > begin.value),
    beginsAt: (seq) => void (begin.value = seq),

    add: (messages) => batch(() => add(messages)),

    addKept(messages) {
      const merged = mergeMessages(messages, newest.peek())
      newest.value = (hasGaps ? merged : newestRun(merged)).slice(-MOST)
    },

    replace(messages) {
      const sorted = mergeMessages([], messages)
      const [first] = sorted
      const isSame = newest.peek().some(({ cid, seq }) => cid === first?.cid && seq === first.seq)
      batch(() => {
        if (!isSame) {
          older.value = []
          hasLater.value = false
        }
        // One message of both times is the same one: so is what stands before it.
        const before = isSame ? newest.peek().filter(({ seq }) => seq < first!.seq) : []
        newest.value = [...before, ...sorted].slice(-MOST)
      })
    },

    putInFront: (messages) => show(mergeMessages(window.peek(), messages).slice(0, MOST)),
    putBehind: (messages) => show(mergeMessages(window.peek(), messages).slice(-MOST)),

    atEnd: () => show([]),
  }
}

/** Reads what has changed since the cursor, page after page, one reading at a time. */
import { isProblem } from '../../../src/model/doing.ts'
import type { ChatBackend } from '../backend/backend.ts'
import type { ChatPage } from '../contract/exchange.ts'
import type { Book } from './book.ts'

export interface Sync {
  /** Resolves when everything there is now has been read; `false` if it could not be. */
  read(): Promise<boolean>
  /** What is being read is for somebody who has left. */
  forget(): void
}

export interface SyncOptions {
  readonly backend: Pick<ChatBackend, 'changes' | 'isKnown'>
  readonly book: Pick<Book, 'apply' | 'cursor'>
  /** Told of what came at once; `isFirst`: of what there was before this page. */
  onRead(pages: readonly ChatPage[], isFirst: boolean): void
  /** Once with every reading that ends. */
  onOutcome(isRead: boolean): void
  report(error: unknown): void
}

/** So long what is out of order is held back, for what belongs before it. */
const HOLD_MS = 1500

export function createSync({ backend, book, onRead, onOutcome, report }: SyncOptions): Sync {
  let running: Promise<boolean> | undefined
  let isWantedAgain = false
  let isFirst = true
  let generation = 0
  let notBefore = 0

  async function readAll(): Promise<boolean> {
    const asked = generation
    let held: ChatPage[] = []
    let cursor = book.cursor()
    const show = (): void => {
      if (asked !== generation) return
      const pages = held
      held = []
      book.apply(pages)
      onRead(pages, isFirst)
    }
    const timer = setTimeout(show, HOLD_MS)
    try {
      for (let hasMore = true; hasMore;) {
        const page = await backend.changes(cursor)
        // Whoever asks from the beginning knows nothing that could be of another time.
        held.push(cursor === undefined ? { ...page, reset: false } : page)
        hasMore = page.hasMore && asked === generation
        cursor = page.cursor
      }
    } finally {
      clearTimeout(timer)
      show()
    }
    if (asked === generation) isFirst = false
    return true
  }

  async function run(): Promise<boolean> {
    try {
      isWantedAgain = false
      if (!(await backend.isKnown())) return true
      await pauseUntil(notBefore)
      do {
        isWantedAgain = false
        await readAll()
      } while (isWantedAgain)
      onOutcome(true)
      return true
    } catch (error) {
      isWantedAgain = false
      if (isProblem(error)) notBefore = Date.now() + (error.retryAfterMs ?? 0)
      else if (!isExpected(error)) report(error)
      onOutcome(false)
      return false
    }
  }

  function read(): Promise<boolean> {
    isWantedAgain = true
    return (running ??= run().finally(() => {
      running = undefined
      // Asked for while the last page was being put away.
      if (isWantedAgain) void read()
    }))
  }

  return {
    read,
    forget() {
      generation += 1
      isFirst = true
    },
  }
}

/** No network, or nobody to ask for: there is nothing a developer could do. */
export function isExpected(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && error.code
  return code === 'no_answer' || code === 'signed_out'
}

async function pauseUntil(at: number): Promise<void> {
  const pauseMs = at - Date.now()
  if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
}

/** The history, page by page; a change of the wallet begins it anew. */
import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import { createReading, type Reading } from '../../../src/model/reading.ts'
import { readHistory, type HistoryRow } from '../contract/history.ts'

export interface HistoryPages {
  readonly rows: ReadonlySignal<readonly HistoryRow[] | undefined>
  readonly failed: ReadonlySignal<boolean>
  readonly hasMore: ReadonlySignal<boolean>
  /** The first page, anew. */
  load(): Promise<void>
  loadMore(): Promise<void>
  reset(): void
}

interface Pages {
  readonly rows: readonly HistoryRow[]
  readonly cursor: string | null
}

export function createHistory({
  call,
  report,
}: Pick<WidgetContext, 'call' | 'report'>): HistoryPages {
  let from: Pages | undefined
  const pages: Reading<Pages> = createReading(async () => {
    const cursor = from?.cursor
    const { items, nextCursor } = await call(readHistory, { query: cursor ? { cursor } : {} })
    return { rows: [...(from?.rows ?? []), ...items], cursor: nextCursor }
  }, report)

  return {
    rows: computed(() => pages.value.value?.rows),
    failed: pages.failed,
    hasMore: computed(() => Boolean(pages.value.value?.cursor)),
    load() {
      from = undefined
      return pages.load()
    },
    loadMore() {
      from = pages.value.peek()
      return pages.load()
    },
    reset: () => pages.set(undefined),
  }
}

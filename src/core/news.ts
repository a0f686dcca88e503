/** How much each widget has that the shopper has not seen; remembered from page to page, gone at sign-out. */
import { createCell, type ReadonlyCell } from './cell.ts'
import type { Store } from './store.ts'

/** By widget name; only those that have some. */
export type NewsCounts = Readonly<Record<string, number>>

export interface News {
  readonly counts: ReadonlyCell<NewsCounts>
  /** Resolves when what earlier pages have left is in `counts`; to be waited for before anybody sets. */
  load(): Promise<void>
  set(widget: string, count: number): void
  /** Whoever was here has left. */
  forget(): Promise<void>
}

const KEY = 'news'

export function createNews(store: Pick<Store, 'read' | 'write' | 'remove'>): News {
  const counts = createCell<NewsCounts>({})
  return {
    counts,
    async load() {
      const stored = await store.read(KEY)
      if (typeof stored === 'object') counts.value = { ...stored }
    },
    set(widget, count) {
      const { [widget]: before = 0, ...others } = counts.peek()
      if (count === before) return
      counts.value = count > 0 ? { ...others, [widget]: count } : others
      void store.write(KEY, counts.peek(), { purpose: 'functional', ofCustomer: true })
    },
    forget() {
      counts.value = {}
      return store.remove(KEY)
    },
  }
}

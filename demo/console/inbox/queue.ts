/** A list that several people work on: what of it is looked at, read page by page, and read anew whenever something happens. */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import { toTrouble, type Trouble } from '../attempts.ts'
import { oneAtATime } from './one-at-a-time.ts'

export interface QueuePage<Row> {
  readonly items: readonly Row[]
  readonly hasMore: boolean
}

export interface QueueOptions<Row, Filter extends string, Page extends QueuePage<Row>> {
  /** What is looked at to begin with. */
  readonly first: Filter
  keyOf(row: Row): string
  read(query: Readonly<Record<string, string>>): Promise<Page>
}

export interface Queue<Row, Filter extends string, Desk> {
  readonly filter: ReadonlySignal<Filter>
  readonly search: ReadonlySignal<string>
  /** `undefined` until the server has answered. */
  readonly rows: ReadonlySignal<readonly Row[] | undefined>
  readonly hasMore: ReadonlySignal<boolean>
  /** Counts, people and oneself, as last heard. */
  readonly desk: ReadonlySignal<Desk | undefined>
  readonly trouble: ReadonlySignal<Trouble | undefined>
  choose(filter: Filter): void
  find(search: string): void
  more(): Promise<void>
  refresh(): Promise<void>
  forget(): void
}

/** Of a page that is read anew with all before it: who scrolls further down looks for something, and can search. */
const MOST_PAGES = 10
const FIND_AFTER_MS = 250

export function createQueue<Row, Filter extends string, Page extends QueuePage<Row>>({
  first,
  keyOf,
  read,
}: QueueOptions<Row, Filter, Page>): Queue<Row, Filter, Omit<Page, 'items' | 'hasMore'>> {
  const filter = signal<Filter>(first)
  const search = signal('')
  const rows = signal<readonly Row[]>()
  const hasMore = signal(false)
  const desk = signal<Omit<Page, 'items' | 'hasMore'>>()
  const trouble = signal<Trouble>()
  let pages = 1
  let typing: ReturnType<typeof setTimeout> | undefined

  async function readAll(): Promise<void> {
    const asked = `${filter.value} ${search.value}`
    const wish = { filter: filter.value, ...(search.value && { search: search.value }) }
    const found = new Map<string, Row>()
    let page: Page | undefined
    for (let done = 0; done < pages && (page?.hasMore ?? true); done += 1) {
      page = await read({ ...wish, ...(found.size > 0 && { skip: String(found.size) }) })
      for (const row of page.items) found.set(keyOf(row), row)
    }
    // Something else was asked for meanwhile: that answer is on its way.
    if (!page || asked !== `${filter.value} ${search.value}`) return
    const { items: _rows, hasMore: isLonger, ...rest } = page
    batch(() => {
      rows.value = [...found.values()]
      hasMore.value = isLonger && pages < MOST_PAGES
      desk.value = rest
      trouble.value = undefined
    })
  }

  const refresh = oneAtATime(async () => {
    try {
      await readAll()
    } catch (error) {
      trouble.value = toTrouble(error)
    }
  })

  return {
    filter,
    search,
    rows,
    hasMore,
    desk,
    trouble,
    refresh,
    choose(next) {
      pages = 1
      batch(() => {
        filter.value = next
        rows.value = undefined
      })
      void refresh()
    },
    find(text) {
      pages = 1
      search.value = text
      clearTimeout(typing)
      typing = setTimeout(() => void refresh(), FIND_AFTER_MS)
    },
    more() {
      pages += 1
      return refresh()
    },
    forget() {
      clearTimeout(typing)
      pages = 1
      batch(() => {
        filter.value = first
        search.value = ''
        rows.value = undefined
        desk.value = undefined
        trouble.value = undefined
      })
    },
  }
}

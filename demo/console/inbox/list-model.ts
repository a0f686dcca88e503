/** The list of conversations: what of it is looked at, and how it stands. */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { readInbox, type InboxFilter, type InboxRow } from '../../../widgets/chat/contract.ts'
import { at, type Call } from '../api.ts'
import { toTrouble, type Trouble } from '../attempts.ts'
import { oneAtATime } from './one-at-a-time.ts'

export type Inbox = ResponseOf<typeof readInbox>

export interface ListModel {
  readonly filter: ReadonlySignal<InboxFilter>
  readonly search: ReadonlySignal<string>
  /** `undefined` until the server has answered. */
  readonly rows: ReadonlySignal<readonly InboxRow[] | undefined>
  readonly hasMore: ReadonlySignal<boolean>
  /** Counts, people and oneself, as last heard. */
  readonly inbox: ReadonlySignal<Omit<Inbox, 'items' | 'hasMore'> | undefined>
  readonly trouble: ReadonlySignal<Trouble | undefined>
  choose(filter: InboxFilter): void
  find(search: string): void
  more(): Promise<void>
  refresh(): Promise<void>
  forget(): void
}

/** Of a page that is read anew with all before it: who scrolls further down looks for something, and can search. */
const MOST_PAGES = 10
const FIND_AFTER_MS = 250

export function createListModel(call: Call): ListModel {
  const filter = signal<InboxFilter>('open')
  const search = signal('')
  const rows = signal<readonly InboxRow[]>()
  const hasMore = signal(false)
  const inbox = signal<Omit<Inbox, 'items' | 'hasMore'>>()
  const trouble = signal<Trouble>()
  let pages = 1
  let typing: ReturnType<typeof setTimeout> | undefined

  async function readAll(): Promise<void> {
    const asked = `${filter.value} ${search.value}`
    const wish = { filter: filter.value, ...(search.value && { search: search.value }) }
    const found = new Map<string, InboxRow>()
    let page: Inbox | undefined
    for (let done = 0; done < pages && (page?.hasMore ?? true); done += 1) {
      const query = { ...wish, ...(found.size > 0 && { skip: String(found.size) }) }
      page = await call(at(readInbox, { query }))
      for (const row of page.items) found.set(row.conversationId, row)
    }
    // Something else was asked for meanwhile: that answer is on its way.
    if (!page || asked !== `${filter.value} ${search.value}`) return
    const { items: _rows, hasMore: isLonger, ...others } = page
    batch(() => {
      rows.value = [...found.values()]
      hasMore.value = isLonger && pages < MOST_PAGES
      inbox.value = others
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
    inbox,
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
        filter.value = 'open'
        search.value = ''
        rows.value = undefined
        inbox.value = undefined
        trouble.value = undefined
      })
    },
  }
}

/** A list that several people work on: which of it to show, a search, whether it is live, and a row for each. */
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { moveFocus } from './list-keys.ts'
import type { Notices } from './notices.ts'
import { NoticeSwitches } from './NoticeSwitches.tsx'
import type { Queue } from './queue.ts'

/** Counts are by filter; a filter without one shows none. */
interface CountedDesk {
  readonly counts: Readonly<Record<string, number>>
}

interface QueueListProps<Row, Filter extends string> {
  readonly queue: Queue<Row, Filter, CountedDesk>
  readonly filters: readonly Filter[]
  readonly openId: string
  readonly words: {
    readonly list: string
    readonly search: string
    readonly filter: string
    named(filter: Filter): string
    empty(filter: Filter): string
  }
  readonly link: ReadonlySignal<'connecting' | 'live' | 'lost'>
  readonly notices: Notices
  keyOf(row: Row): string
  draw(row: Row, place: { readonly isOpen: boolean; readonly isStop: boolean }): JSX.Element
}

export function QueueList<Row, Filter extends string>(
  props: QueueListProps<Row, Filter>,
): JSX.Element {
  const { queue, link, words, notices } = props
  return (
    <section class="inbox-list" aria-label={words.list}>
      <div class="inbox-list-head">
        <Filters {...props} />
        <label class="inbox-search">
          <span class="sr">{words.search}</span>
          <input
            type="search"
            placeholder={words.search}
            value={queue.search.value}
            onInput={(event) => queue.find(event.currentTarget.value)}
          />
        </label>
        <p class={`inbox-link inbox-link-${link.value}`} role="status">
          {t(`inbox.link.${link.value}`)}
        </p>
      </div>
      <TroubleLine trouble={queue.trouble.value} />
      <Rows {...props} />
      <NoticeSwitches notices={notices} />
    </section>
  )
}

function Filters<Row, Filter extends string>({
  queue,
  filters,
  words,
}: QueueListProps<Row, Filter>): JSX.Element {
  const counts = queue.desk.value?.counts
  return (
    <div class="inbox-filters" role="group" aria-label={words.filter}>
      {filters.map((filter) => (
        <button
          key={filter}
          aria-pressed={queue.filter.value === filter}
          onClick={() => queue.choose(filter)}
        >
          {words.named(filter)}
          {counts?.[filter] !== undefined && <span class="inbox-count">{counts[filter]}</span>}
        </button>
      ))}
    </div>
  )
}

function Rows<Row, Filter extends string>({
  queue,
  openId,
  words,
  keyOf,
  draw,
}: QueueListProps<Row, Filter>): JSX.Element {
  const rowsRef = useRef<HTMLUListElement>(null)
  const rows = queue.rows.value
  if (!rows) return queue.trouble.value ? <></> : <p class="inbox-quiet">{t('loading')}</p>
  if (rows.length === 0)
    return (
      <p class="inbox-quiet muted">
        {queue.search.value ? t('inbox.empty.found') : words.empty(queue.filter.value)}
      </p>
    )
  const keys = rows.map(keyOf)
  // One stop for Tab: the open one, or the first.
  const stop = keys.includes(openId) ? openId : keys[0]
  return (
    <ul
      class="plain inbox-rows"
      ref={rowsRef}
      onKeyDown={(event) => moveFocus(event, rowsRef.current)}
    >
      {rows.map((row) => {
        const key = keyOf(row)
        return <li key={key}>{draw(row, { isOpen: key === openId, isStop: key === stop })}</li>
      })}
      {queue.hasMore.value && (
        <li>
          <button class="quiet" onClick={() => void queue.more()}>
            {t('inbox.more')}
          </button>
        </li>
      )}
    </ul>
  )
}

/** The queue: which tickets to show, a search, and a row for each. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { TicketFilter } from '../../../widgets/feedback/contract.ts'
import { moveFocus } from '../inbox/list-keys.ts'
import { NoticeSwitches } from '../inbox/NoticeSwitches.tsx'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { TicketsModel } from './model.ts'
import { QueueRow } from './QueueRow.tsx'

interface QueueProps {
  readonly model: TicketsModel
  readonly openId: string
}

export function Queue({ model, openId }: QueueProps): JSX.Element {
  const { queue, link } = model
  return (
    <section class="inbox-list" aria-label={t('tickets.list')}>
      <div class="inbox-list-head">
        <Filters model={model} />
        <label class="inbox-search">
          <span class="sr">{t('tickets.search')}</span>
          <input
            type="search"
            placeholder={t('tickets.search')}
            value={queue.search.value}
            onInput={(event) => queue.find(event.currentTarget.value)}
          />
        </label>
        <p class={`inbox-link inbox-link-${link.value}`} role="status">
          {t(`inbox.link.${link.value}`)}
        </p>
      </div>
      <TroubleLine trouble={queue.trouble.value} />
      <Rows model={model} openId={openId} />
      <NoticeSwitches notices={model.notices} />
    </section>
  )
}

function Filters({ model: { queue } }: Pick<QueueProps, 'model'>): JSX.Element {
  const counts = queue.desk.value?.counts
  return (
    <div class="inbox-filters" role="group" aria-label={t('tickets.filter')}>
      {TicketFilter.options.map((filter) => (
        <button
          key={filter}
          aria-pressed={queue.filter.value === filter}
          onClick={() => queue.choose(filter)}
        >
          {t(`tickets.filter.${filter}`)}
          {filter !== 'resolved' && filter !== 'all' && counts && (
            <span class="inbox-count">{counts[filter]}</span>
          )}
        </button>
      ))}
    </div>
  )
}

function Rows({ model, openId }: QueueProps): JSX.Element {
  const rowsRef = useRef<HTMLUListElement>(null)
  const { queue } = model
  const rows = queue.rows.value
  if (!rows) return queue.trouble.value ? <></> : <p class="inbox-quiet">{t('loading')}</p>
  if (rows.length === 0)
    return (
      <p class="inbox-quiet muted">
        {t(queue.search.value ? 'inbox.empty.found' : `tickets.empty.${queue.filter.value}`)}
      </p>
    )
  // One stop for Tab: the open ticket, or the first.
  const stop = rows.some(({ ticketId }) => ticketId === openId) ? openId : rows[0]?.ticketId
  return (
    <ul
      class="plain inbox-rows"
      ref={rowsRef}
      onKeyDown={(event) => moveFocus(event, rowsRef.current)}
    >
      {rows.map((row) => (
        <li key={row.ticketId}>
          <QueueRow
            row={row}
            isOpen={row.ticketId === openId}
            isStop={row.ticketId === stop}
            now={model.now}
          />
        </li>
      ))}
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

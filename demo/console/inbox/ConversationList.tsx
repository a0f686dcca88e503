/** The conversations: which to show, a search, and a row for each. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { InboxFilter } from '../../../widgets/chat/contract.ts'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { moveFocus } from './list-keys.ts'
import { ListRow } from './ListRow.tsx'
import type { InboxModel } from './model.ts'
import { NoticeSwitches } from './NoticeSwitches.tsx'

interface ListProps {
  readonly model: InboxModel
  readonly openId: string
}

export function ConversationList({ model, openId }: ListProps): JSX.Element {
  const { list, link } = model
  return (
    <section class="inbox-list" aria-label={t('inbox.list')}>
      <div class="inbox-list-head">
        <Filters model={model} />
        <label class="inbox-search">
          <span class="sr">{t('inbox.search')}</span>
          <input
            type="search"
            placeholder={t('inbox.search')}
            value={list.search.value}
            onInput={(event) => list.find(event.currentTarget.value)}
          />
        </label>
        <p class={`inbox-link inbox-link-${link.value}`} role="status">
          {t(`inbox.link.${link.value}`)}
        </p>
      </div>
      <TroubleLine trouble={list.trouble.value} />
      <Rows model={model} openId={openId} />
      <NoticeSwitches notices={model.notices} />
    </section>
  )
}

function Filters({ model: { list } }: Pick<ListProps, 'model'>): JSX.Element {
  const counts = list.desk.value?.counts
  return (
    <div class="inbox-filters" role="group" aria-label={t('inbox.filter')}>
      {InboxFilter.options.map((filter) => (
        <button
          key={filter}
          aria-pressed={list.filter.value === filter}
          onClick={() => list.choose(filter)}
        >
          {t(`inbox.filter.${filter}`)}
          {filter !== 'resolved' && filter !== 'all' && counts && (
            <span class="inbox-count">{counts[filter]}</span>
          )}
        </button>
      ))}
    </div>
  )
}

function Rows({ model, openId }: ListProps): JSX.Element {
  const rowsRef = useRef<HTMLUListElement>(null)
  const { list } = model
  const rows = list.rows.value
  if (!rows) return list.trouble.value ? <></> : <p class="inbox-quiet">{t('loading')}</p>
  if (rows.length === 0)
    return (
      <p class="inbox-quiet muted">
        {t(list.search.value ? 'inbox.empty.found' : `inbox.empty.${list.filter.value}`)}
      </p>
    )
  // One stop for Tab: the open conversation, or the first.
  const stop = rows.some(({ conversationId }) => conversationId === openId)
    ? openId
    : rows[0]?.conversationId
  return (
    <ul
      class="plain inbox-rows"
      ref={rowsRef}
      onKeyDown={(event) => moveFocus(event, rowsRef.current)}
    >
      {rows.map((row) => (
        <li key={row.conversationId}>
          <ListRow
            row={row}
            isOpen={row.conversationId === openId}
            isStop={row.conversationId === stop}
            now={model.now}
            isTyping={model.typists.now.value.has(row.conversationId)}
          />
        </li>
      ))}
      {list.hasMore.value && (
        <li>
          <button class="quiet" onClick={() => void list.more()}>
            {t('inbox.more')}
          </button>
        </li>
      )}
    </ul>
  )
}

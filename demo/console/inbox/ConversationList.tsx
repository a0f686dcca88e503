/** The conversations: which to show, a search, and a row for each. */
import type { JSX } from 'preact'
import { InboxFilter } from '../../../widgets/chat/contract.ts'
import { t } from '../texts.ts'
import { ListRow } from './ListRow.tsx'
import type { InboxModel } from './model.ts'
import { QueueList } from './QueueList.tsx'

interface ListProps {
  readonly model: InboxModel
  readonly openId: string
}

export function ConversationList({ model, openId }: ListProps): JSX.Element {
  return (
    <QueueList
      queue={model.list}
      filters={InboxFilter.options}
      openId={openId}
      words={{
        list: t('inbox.list'),
        search: t('inbox.search'),
        filter: t('inbox.filter'),
        named: (filter) => t(`inbox.filter.${filter}`),
        empty: (filter) => t(`inbox.empty.${filter}`),
      }}
      link={model.link}
      notices={model.notices}
      keyOf={({ conversationId }) => conversationId}
      draw={(row, place) => (
        <ListRow
          row={row}
          {...place}
          now={model.now}
          isTyping={model.typists.now.value.has(row.conversationId)}
        />
      )}
    />
  )
}

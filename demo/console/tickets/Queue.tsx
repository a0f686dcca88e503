/** The queue: which tickets to show, a search, and a row for each. */
import type { JSX } from 'preact'
import { TicketFilter } from '../../../widgets/feedback/contract.ts'
import { QueueList } from '../inbox/QueueList.tsx'
import { t } from '../texts.ts'
import type { TicketsModel } from './model.ts'
import { QueueRow } from './QueueRow.tsx'

interface QueueProps {
  readonly model: TicketsModel
  readonly openId: string
}

export function Queue({ model, openId }: QueueProps): JSX.Element {
  return (
    <QueueList
      queue={model.queue}
      filters={TicketFilter.options}
      openId={openId}
      words={{
        list: t('tickets.list'),
        search: t('tickets.search'),
        filter: t('tickets.filter'),
        named: (filter) => t(`tickets.filter.${filter}`),
        empty: (filter) => t(`tickets.empty.${filter}`),
      }}
      link={model.link}
      notices={model.notices}
      keyOf={({ ticketId }) => ticketId}
      draw={(row, place) => <QueueRow row={row} {...place} now={model.now} />}
    />
  )
}

/** The tickets: queue, one ticket and its shopper side by side on a desk, one after the other on a phone. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { listenForKeys } from '../inbox/list-keys.ts'
import { t } from '../texts.ts'
import type { TicketsModel } from './model.ts'
import { Queue } from './Queue.tsx'
import { TicketCard } from './TicketCard.tsx'
import { TicketView } from './TicketView.tsx'

interface TicketsProps {
  readonly model: TicketsModel
  /** As the address says: nothing, an id, or `<id>/card`. */
  readonly part: string
}

export function Tickets({ model, part }: TicketsProps): JSX.Element {
  const [id = '', place = ''] = part.split('/')
  const { ticket } = model
  useEffect(() => ticket.open(id || undefined), [ticket, id])
  useEffect(() => () => ticket.open(undefined), [ticket])
  useEffect(() => void model.readCanned(), [model])
  useEffect(() => listenForKeys('tickets', id), [id])
  const shown = id ? (place === 'card' ? 'card' : 'thread') : 'list'
  return (
    <main class="inbox" data-shown={shown}>
      <h1 class="sr">{t('page.tickets')}</h1>
      <Queue model={model} openId={id} />
      {id ? (
        <>
          <TicketView model={model} key={id} />
          <TicketCard model={model} />
        </>
      ) : (
        <div class="inbox-none">
          <p>{t('tickets.choose')}</p>
          <p class="muted">{t('tickets.choose-hint')}</p>
        </div>
      )}
    </main>
  )
}

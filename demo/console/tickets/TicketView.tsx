/** One ticket: whose it is and who takes care of it, what happened, and the field to write in. */
import type { JSX } from 'preact'
import type { TicketDetail } from '../../../widgets/feedback/contract.ts'
import { nameOf } from '../inbox/words.ts'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { DueTime } from './DueTime.tsx'
import type { TicketsModel } from './model.ts'
import { ReplyForm } from './ReplyForm.tsx'
import { StageBar } from './StageBar.tsx'
import { Thread } from './Thread.tsx'

export interface OpenTicketProps {
  readonly model: TicketsModel
  readonly detail: TicketDetail
}

export function TicketView({ model }: { readonly model: TicketsModel }): JSX.Element {
  const { detail, problem, trouble } = model.ticket
  const open = detail.value
  return (
    <section class="inbox-thread" aria-label={t('tickets.one')}>
      <a class="inbox-back" href="#tickets">
        {t('tickets.back')}
      </a>
      {open ? (
        <>
          <Head model={model} detail={open} />
          <TroubleLine trouble={problem.value ?? trouble.value} />
          <Thread model={model} detail={open} />
          <ReplyForm model={model} detail={open} />
        </>
      ) : (
        <Nothing model={model} />
      )}
    </section>
  )
}

function Nothing({ model }: { readonly model: TicketsModel }): JSX.Element {
  const problem = model.ticket.problem.value
  if (problem?.code === 'not_found') return <p class="inbox-quiet">{t('tickets.missing')}</p>
  return problem ? (
    <TroubleLine trouble={problem} />
  ) : (
    <p class="inbox-quiet" role="status">
      {t('loading')}
    </p>
  )
}

function Head({ model, detail }: OpenTicketProps): JSX.Element {
  const { row } = detail
  return (
    <header class="inbox-thread-head">
      <div class="inbox-who">
        <h2 dir="auto">{nameOf(row, row.reference)}</h2>
        <p class="muted">
          {row.reference} · {t('tickets.score', { score: row.score })} ·{' '}
          {t(`tickets.stage.${row.stage}`)} · <DueTime row={row} now={model.now} />
        </p>
        <a class="inbox-to-card" href={`#tickets/${row.ticketId}/card`}>
          {t('inbox.to-card')}
        </a>
      </div>
      <StageBar model={model} detail={detail} />
    </header>
  )
}

/** What one should know of the shopper and of the ticket before writing. */
import type { JSX } from 'preact'
import type { TicketDetail } from '../../../widgets/feedback/contract.ts'
import { Fact, OrderList } from '../inbox/CardParts.tsx'
import { nameOf, pointsText } from '../inbox/words.ts'
import { t } from '../texts.ts'
import type { TicketsModel } from './model.ts'
import { whenText } from './words.ts'

export function TicketCard({ model }: { readonly model: TicketsModel }): JSX.Element {
  const detail = model.ticket.detail.value
  const id = model.ticket.id.value ?? ''
  return (
    <aside class="inbox-card" aria-label={t('inbox.card')}>
      <a class="inbox-back" href={`#tickets/${id}`}>
        {t('tickets.back-thread')}
      </a>
      {detail && <Card detail={detail} />}
    </aside>
  )
}

interface CardProps {
  readonly detail: TicketDetail
}

function Card({ detail }: CardProps): JSX.Element {
  const { row, orders } = detail
  return (
    <>
      <header>
        <h2 dir="auto">{nameOf(row, row.reference)}</h2>
        <p class="muted">{t(row.isMember ? 'card.member' : 'card.guest')}</p>
      </header>
      <dl class="card-facts">
        <Shopper detail={detail} />
        <About detail={detail} />
        <Fact name={t('card.reference')}>{row.reference}</Fact>
      </dl>
      <OrderList orders={orders} />
    </>
  )
}

function Shopper({ detail: { row, points, customerId } }: CardProps): JSX.Element {
  return (
    <>
      {row.email && (
        <Fact name={t('card.email')}>
          <a href={`mailto:${row.email}`}>{row.email}</a>
        </Fact>
      )}
      {customerId && <Fact name={t('card.customer')}>{customerId}</Fact>}
      {points && <Fact name={t('card.points')}>{pointsText(points)}</Fact>}
    </>
  )
}

function About({ detail: { row, about = {} } }: CardProps): JSX.Element {
  return (
    <>
      <Fact name={t('tickets.survey')}>
        <a href={`#surveys/results/${row.surveyId}`}>{row.surveyId}</a> ·{' '}
        {t('tickets.score', { score: row.score })}
      </Fact>
      {about.orderId && <Fact name={t('tickets.about-order')}>{about.orderId}</Fact>}
      {about.conversationId && (
        <Fact name={t('tickets.about-conversation')}>
          <a href={`#inbox/${about.conversationId}`}>{t('tickets.to-conversation')}</a>
        </Fact>
      )}
      {row.dueAt && (
        <Fact name={t('tickets.due')}>
          <time dateTime={row.dueAt}>{whenText(row.dueAt)}</time>
        </Fact>
      )}
    </>
  )
}

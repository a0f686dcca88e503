/** The first page: complaints that are being mended, what may be answered, what was begun, and what is settled. */
import type { ComponentChildren, JSX } from 'preact'
import { Skeleton } from '../../../src/ui/Skeleton.tsx'
import { Trouble } from '../../../src/ui/Trouble.tsx'
import type { PartProps } from '../part-props.ts'
import { useArrival } from '../use-arrival.ts'
import { SittingRow, SurveyRow, TicketRow } from './Rows.tsx'
import { useWarmNumbers } from './use-warm-numbers.ts'

export function Start(props: PartProps): JSX.Element {
  const { model, t, pressed } = props
  const heading = useArrival<HTMLDivElement>(pressed)
  useWarmNumbers(props)
  const status = model.status.value
  if (status === 'loading') return <Skeleton label={t('loading')} />
  if (status === 'failed')
    return (
      <Trouble retry={t('retry')} onRetry={() => void model.refresh()}>
        {t('failed')}
      </Trouble>
    )
  return (
    <div ref={heading} class="fb-start" tabIndex={-1}>
      {status === 'stale' && <p class="stale">{t('stale')}</p>}
      <Lists {...props} />
    </div>
  )
}

function Lists(props: PartProps): JSX.Element {
  const { model, t } = props
  const tickets = model.tickets.value.map((ticket) => (
    <TicketRow key={ticket.id} {...props} ticket={ticket} />
  ))
  const isOver = (at: number): boolean => model.tickets.value[at]?.isOver === true
  const open = tickets.filter((_, at) => !isOver(at))
  const over = tickets.filter((_, at) => isOver(at))
  const asked = [
    ...model.always.value.map((survey) => <SurveyRow key={survey.id} {...props} survey={survey} />),
    ...model.sittings.value.map((sitting) => (
      <SittingRow key={sitting.submissionId} {...props} sitting={sitting} />
    )),
  ]
  return (
    <>
      <List title={t('yourTickets')}>{open}</List>
      <List title={t('give')}>{asked}</List>
      {open.length + asked.length === 0 && <p class="note">{t('nothing')}</p>}
      <List title={t('settled')}>{over}</List>
    </>
  )
}

function List(props: {
  readonly title: string
  readonly children: readonly ComponentChildren[]
}): JSX.Element | null {
  const { title, children } = props
  if (children.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="tiles">{children}</ul>
    </>
  )
}

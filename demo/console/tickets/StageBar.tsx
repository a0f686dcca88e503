/** Who takes care of a ticket, and the stage it is moved to. The shopper sees both. */
import type { JSX } from 'preact'
import type { TicketStage } from '../../../widgets/feedback/contract.ts'
import { t } from '../texts.ts'
import type { OpenTicketProps } from './TicketView.tsx'

/** Those one chooses by hand; the others come by themselves. */
export const STAGES = ['in_progress', 'your_turn', 'resolved'] as const

export function StageBar({ model, detail }: OpenTicketProps): JSX.Element {
  const { handle, busy } = model.ticket
  const { stage } = detail.row
  const move = (to: TicketStage, text: string): JSX.Element => (
    <button
      class="quiet"
      key={to}
      aria-disabled={busy.value}
      onClick={() => void handle({ stage: to })}
    >
      {text}
    </button>
  )
  return (
    <div class="inbox-handle ticket-handle">
      <Assignee model={model} detail={detail} />
      <div class="ticket-moves" role="group" aria-label={t('tickets.move')}>
        {stage === 'resolved'
          ? move('in_progress', t('tickets.move.reopen'))
          : STAGES.filter((to) => to !== stage).map((to) => move(to, t(`tickets.move.${to}`)))}
      </div>
    </div>
  )
}

function Assignee({ model, detail: { row } }: OpenTicketProps): JSX.Element {
  const { me, agents = [] } = model.queue.desk.value ?? {}
  const { assignee } = row
  // Somebody who does not sign in any more may still have it.
  const isKnown = !assignee || agents.some(({ email }) => email === assignee.email)
  return (
    <label class="inbox-assignee">
      <span>{t('tickets.assign')}</span>
      <select
        value={assignee?.email ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void model.ticket.handle({ assignee: value || null })
        }
      >
        <option value="">{t('handle.nobody')}</option>
        {(isKnown ? agents : [...agents, assignee]).map(({ email, name }) => (
          <option key={email} value={email}>
            {email === me?.email ? t('handle.me', { name }) : name}
          </option>
        ))}
      </select>
    </label>
  )
}

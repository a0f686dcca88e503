/** One ticket in the queue: whose it is, what is wrong, when it is due and who takes care of it. */
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { TicketRow } from '../../../widgets/feedback/contract.ts'
import { nameOf } from '../inbox/words.ts'
import { t } from '../texts.ts'
import { DueTime } from './DueTime.tsx'
import { timeSince, whenText } from './words.ts'

interface QueueRowProps {
  readonly row: TicketRow
  readonly isOpen: boolean
  /** Where Tab stops in the list. */
  readonly isStop: boolean
  readonly now: ReadonlySignal<number>
}

export function QueueRow({ row, isOpen, isStop, now }: QueueRowProps): JSX.Element {
  const { ticketId, reference, subject, isUnread } = row
  return (
    <a
      class="inbox-row ticket-row"
      href={`#tickets/${ticketId}`}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      data-unread={isUnread || undefined}
    >
      <span class="inbox-row-name" dir="auto">
        {nameOf(row, reference)}
      </span>
      <span class="inbox-row-when">
        <DueTime row={row} now={now} />
      </span>
      <span class="inbox-row-last" dir="auto">
        {subject}
      </span>
      {isUnread && <span class="inbox-unread">{t('tickets.is-unread')}</span>}
      <Foot row={row} now={now} />
    </a>
  )
}

function Foot({ row, now }: Pick<QueueRowProps, 'row' | 'now'>): JSX.Element {
  const { stage, score, assignee, openedAt, reopened } = row
  return (
    <span class="inbox-row-foot">
      <span class={`inbox-stage ticket-stage-${stage}`}>{t(`tickets.stage.${stage}`)}</span>
      <span class="muted">{t('tickets.score', { score })}</span>
      <span class="muted">{assignee?.name ?? t('handle.nobody')}</span>
      {stage !== 'resolved' && (
        <time
          class="muted"
          dateTime={openedAt}
          title={t('tickets.opened-at', { when: whenText(openedAt) })}
        >
          {t('tickets.opened', { time: timeSince(openedAt, now.value) })}
        </time>
      )}
      {reopened > 0 && (
        <span class="ticket-again">{t('tickets.reopened', { count: reopened })}</span>
      )}
    </span>
  )
}

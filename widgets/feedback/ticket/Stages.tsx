/** How far it is: the stages in their order, those that were reached with their time. */
import type { JSX } from 'preact'
import type { TicketProps } from './TicketView.tsx'
import { momentOf } from './words.ts'

const ORDER = ['received', 'assigned', 'in_progress', 'your_turn', 'resolved'] as const

export function Stages({ ticket, t, format }: TicketProps): JSX.Element {
  const now = ORDER.indexOf(ticket.stage)
  return (
    <ol class="fb-stages" aria-label={t('stages')}>
      {ORDER.map((stage, at) => {
        const entry = ticket.entries.findLast((each) => each.stage === stage)
        // Nobody is told that they will be asked before they are.
        if (stage === 'your_turn' && at !== now && !(entry && at < now)) return null
        const time = entry?.at ?? (stage === 'received' ? ticket.openedAt : undefined)
        const who = stage === 'assigned' && entry?.by.name
        return (
          <li
            key={stage}
            data-stage={at < now ? 'done' : undefined}
            aria-current={at === now ? 'step' : undefined}
          >
            <span>{t(`stage_${stage}`)}</span>
            {at <= now && (
              <span class="note">
                {who && <bdi>{who} · </bdi>}
                {time && <time dateTime={time}>{momentOf(time, format)}</time>}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

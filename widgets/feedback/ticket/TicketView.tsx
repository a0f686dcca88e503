/** One complaint: how far its mending is, what was said, and the shopper’s word to it. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Ticket } from '../contract/ticket.ts'
import type { PartProps } from '../part-props.ts'
import { useArrival } from '../use-arrival.ts'
import { Reply } from './Reply.tsx'
import { Stages } from './Stages.tsx'
import { happeningOf, momentOf, nameOf } from './words.ts'

export interface TicketProps extends PartProps {
  readonly ticket: Ticket
}

export function TicketView(props: TicketProps): JSX.Element {
  const { model, t, ticket, pressed } = props
  const heading = useArrival<HTMLHeadingElement>(pressed)
  useSeen(props)
  return (
    <div class="fb">
      <div class="line">
        <h3 ref={heading} class="fb-title" tabIndex={-1} dir="auto">
          {ticket.subject}
        </h3>
        <button type="button" class="fb-quiet" onClick={model.leave}>
          {t('leave')}
        </button>
      </div>
      <p class="note">{t('reference', { reference: ticket.reference })}</p>
      <Stages {...props} />
      <Notes {...props} />
      {!ticket.isOver && <Reply {...props} onJudged={() => heading.current?.focus()} />}
    </div>
  )
}

/** In sight: on a page that is looked at. */
function useSeen({ model, ticket }: TicketProps): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') model.see(ticket)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [model, ticket])
}

function Notes({ t, format, ticket }: TicketProps): JSX.Element {
  return (
    <ul class="fb-notes">
      {ticket.entries.map((entry) => {
        const happened = happeningOf(entry, t)
        // What it began with stands above.
        if (entry.text === ticket.subject || !(entry.text || happened)) return null
        return (
          <li key={entry.seq} data-by={entry.by.kind}>
            <span class="note">
              <bdi>{nameOf(entry, t)}</bdi> · {momentOf(entry.at, format)}
            </span>
            {happened && <p>{happened}</p>}
            {entry.text && <p dir="auto">{entry.text}</p>}
          </li>
        )
      })}
    </ul>
  )
}

/** What was answered, and all that has happened since, by day. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { useNewestEnd } from '../inbox/use-newest-end.ts'
import { nameOf } from '../inbox/words.ts'
import { day, t, time } from '../texts.ts'
import { EntryItem } from './EntryItem.tsx'
import { ReplyItem } from './ReplyItem.tsx'
import { NoteItem } from '../inbox/NoteItem.tsx'
import { rowsOf, type TicketThreadRow } from './thread-rows.ts'
import type { OpenTicketProps } from './TicketView.tsx'
import { eventText } from './words.ts'

export function Thread({ model, detail }: OpenTicketProps): JSX.Element {
  const outgoing = model.replies.outgoing.value
  const rows = useMemo(() => rowsOf(detail, outgoing), [detail, outgoing])
  const { ref, newBelow, isAtEnd, toEnd } = useNewestEnd(rows, () => model.ticket.view())
  const name = nameOf(detail.row, detail.row.reference)
  return (
    <div class="inbox-scroll-frame">
      {/* Scrolled by keyboard too, so it can be focused. */}
      <div
        class="inbox-scroll"
        ref={ref}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('tickets.thread', { name })}
      >
        <AskedAndAnswered detail={detail} />
        <ol class="plain inbox-messages">
          {rows.map((row) => (
            <Row key={row.key} row={row} model={model} name={name} />
          ))}
        </ol>
        <Announcer detail={detail} name={name} />
      </div>
      {!isAtEnd && (
        <button class="inbox-to-end" onClick={toEnd}>
          {newBelow > 0 ? t('inbox.new-below', { count: newBelow }) : t('inbox.to-newest')}
        </button>
      )}
    </div>
  )
}

function AskedAndAnswered({ detail: { answers } }: Pick<OpenTicketProps, 'detail'>): JSX.Element {
  if (answers.length === 0) return <></>
  return (
    <details class="inbox-before" open>
      <summary>{t('tickets.answers')}</summary>
      <dl>
        {answers.map(({ question, answer }, index) => (
          <div key={index}>
            <dt dir="auto">{question}</dt>
            <dd dir="auto">{answer}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

interface RowProps extends Pick<OpenTicketProps, 'model'> {
  readonly row: TicketThreadRow
  readonly name: string
}

function Row({ row, model, name }: RowProps): JSX.Element {
  switch (row.kind) {
    case 'day':
      return (
        <li class="inbox-day">
          <time dateTime={row.at.slice(0, 10)}>{day(row.at)}</time>
        </li>
      )
    case 'note':
      return <NoteItem note={row.note} />
    case 'outgoing':
      return <ReplyItem model={model} reply={row.reply} />
    case 'message':
      return <EntryItem entry={row.entry} name={name} />
    default:
      return (
        <li class="inbox-day">
          {eventText(row.entry, name)} · <time dateTime={row.at}>{time(row.at)}</time>
        </li>
      )
  }
}

/** Reads out what the shopper says while the ticket is open; never what was there before. */
function Announcer({
  detail,
  name,
}: Pick<OpenTicketProps, 'detail'> & { name: string }): JSX.Element {
  const { entries } = detail.ticket
  const [beganAt] = useState(entries.at(-1)?.seq ?? 0)
  const last = entries.findLast(({ by }) => by.kind === 'shopper')
  const isNew = last !== undefined && last.seq > beganAt
  return (
    <p class="sr" role="status">
      {isNew && (last.text ? `${name}: ${last.text}` : eventText(last, name))}
    </p>
  )
}

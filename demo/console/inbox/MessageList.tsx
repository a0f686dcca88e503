/** What was said, by day. It stays at the newest end unless somebody reads further up. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { day, t } from '../texts.ts'
import type { OpenProps } from './HandleBar.tsx'
import { MessageItem } from './MessageItem.tsx'
import { NoteItem } from './NoteItem.tsx'
import { OutgoingItem } from './OutgoingItem.tsx'
import { rowsOf, type ThreadRow } from './thread-rows.ts'
import { useNewestEnd } from './use-newest-end.ts'
import { nameOf } from './words.ts'

export function MessageList({ model, open }: OpenProps): JSX.Element {
  const outgoing = model.answers.outgoing.value
  const rows = useMemo(() => rowsOf(open, outgoing), [open, outgoing])
  const { ref, newBelow, isAtEnd, toEnd } = useNewestEnd(rows, () => model.thread.read())
  const name = nameOf(open.row, open.row.reference)
  return (
    <div class="inbox-scroll-frame">
      {/* Scrolled by keyboard too, so it can be focused. */}
      <div
        class="inbox-scroll"
        ref={ref}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('inbox.messages', { name })}
      >
        <Beginning model={model} open={open} />
        <ol class="plain inbox-messages">
          {rows.map((row) => (
            <Row key={row.key} row={row} model={model} open={open} />
          ))}
        </ol>
        <TypingLine model={model} open={open} />
      </div>
      <Announcer open={open} name={name} />
      {!isAtEnd && (
        <button class="inbox-to-end" onClick={toEnd}>
          {newBelow > 0 ? t('inbox.new-below', { count: newBelow }) : t('inbox.to-newest')}
        </button>
      )}
    </div>
  )
}

function Beginning({ model, open }: OpenProps): JSX.Element {
  const before = open.card.context.before ?? []
  if (open.hasMore)
    return (
      <button
        class="quiet inbox-earlier"
        aria-disabled={model.thread.busy.value}
        onClick={() => void model.thread.earlier()}
      >
        {t('inbox.earlier')}
      </button>
    )
  if (before.length === 0) return <p class="inbox-day">{t('inbox.beginning')}</p>
  return (
    <details class="inbox-before">
      <summary>{t('inbox.before')}</summary>
      <dl>
        {before.map(({ asked, answered }, index) => (
          <div key={index}>
            <dt dir="auto">{asked}</dt>
            <dd dir="auto">{answered}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Row({ row, model, open }: OpenProps & { readonly row: ThreadRow }): JSX.Element {
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
      return <OutgoingItem model={model} outgoing={row.outgoing} />
    default:
      return <MessageItem model={model} open={open} message={row.message} />
  }
}

/** Reads out what the shopper writes while the conversation is open; never what was there before. */
function Announcer({ open, name }: Pick<OpenProps, 'open'> & { name: string }): JSX.Element {
  const [beganAt] = useState(open.conversation.lastSeq)
  const last = open.messages.findLast(({ author }) => author.kind === 'shopper')
  const isNew = last !== undefined && last.seq > beganAt
  return (
    <p class="sr" role="status">
      {isNew && `${name}: ${last.text || t('message.attachment')}`}
    </p>
  )
}

function TypingLine({ model, open }: OpenProps): JSX.Element {
  const isTyping = model.typists.now.value.has(open.conversation.id)
  return (
    <p class="inbox-typing muted" role="status">
      {isTyping && t('inbox.typing-who', { name: nameOf(open.row, open.row.reference) })}
    </p>
  )
}

/** One message in its place: after the day and the mark of what is new, by whom, and with what became of it. */
import { Component, type JSX } from 'preact'
import type { ThreadMessage } from '../model/chat-model.ts'
import { Bubble } from './Bubble.tsx'
import { isSameDay, type Row } from './rows.ts'
import { State } from './State.tsx'
import type { Stage, StageProps } from './thread-props.ts'
import { happeningOf, nameOf } from './words.ts'

export interface MessageRowProps extends Row, StageProps {
  /** Tab stops here, and goes on into what the message offers. */
  readonly isStop: boolean
  /** `seq`, while it is still to be read. */
  readonly unread: number | undefined
}

/**
 * Drawn again only when something of it has changed. A class, for a vnode that is kept by `useMemo` keeps the
 * tree it was first drawn in, and with it every message that was ever shown.
 */
export class MessageRow extends Component<MessageRowProps> {
  override shouldComponentUpdate(next: MessageRowProps): boolean {
    // Safe: the names are of the same type's own fields.
    const names = Object.keys(next) as (keyof MessageRowProps)[]
    return names.some((name) => next[name] !== this.props[name])
  }

  override render(): JSX.Element {
    const { stage, message, isFirst, isLast, isFirstNew, isNewDay, isStop, unread } = this.props
    return (
      <li
        class={`chat-row chat-by-${message.author.kind}${isFirst ? ' chat-first' : ''}${isLast ? ' chat-last' : ''}`}
        data-cid={message.cid}
        data-unread={unread}
      >
        {isNewDay && <p class="chat-day">{dayOf(message.at, stage)}</p>}
        {isFirstNew && <p class="chat-new">{stage.t('newMark')}</p>}
        {message.author.kind === 'system' ? (
          <Happening stage={stage} message={message} isStop={isStop} />
        ) : (
          <Said stage={stage} row={this.props} isStop={isStop} />
        )}
      </li>
    )
  }
}

interface SaidProps extends StageProps {
  readonly row: Row
  readonly isStop: boolean
}

function Said({ stage, row, isStop }: SaidProps): JSX.Element {
  const { message, isFirst } = row
  const { t, format } = stage
  const { author, cid } = message
  const time = new Date(message.at).toISOString()
  const isOwn = author.kind === 'shopper'
  return (
    <article aria-labelledby={`${cid}-who ${cid}-said ${cid}-state`} tabIndex={isStop ? 0 : -1}>
      <p id={`${cid}-who`} class={isFirst && !isOwn ? 'chat-who' : 'sr'}>
        {isFirst && !isOwn && <Initials name={nameOf(author, t)} />}
        <bdi>{nameOf(author, t)}</bdi> <time dateTime={time}>{format.time(time)}</time>
      </p>
      <Bubble stage={stage} message={message} isStop={isStop} />
      {isOwn && <State stage={stage} row={row} isStop={isStop} />}
    </article>
  )
}

interface HappeningProps extends StageProps {
  readonly message: ThreadMessage
  readonly isStop: boolean
}

/** What the shop’s system says: that somebody has taken it, that it was closed. */
function Happening({ stage, message, isStop }: HappeningProps): JSX.Element {
  return (
    <article
      class="chat-happening"
      aria-labelledby={`${message.cid}-said`}
      tabIndex={isStop ? 0 : -1}
    >
      <p id={`${message.cid}-said`} dir="auto">
        {happeningOf(message, stage.t)}
      </p>
    </article>
  )
}

function Initials({ name }: { readonly name: string }): JSX.Element {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
  return (
    <span class="chat-initials" aria-hidden="true">
      {letters.toUpperCase()}
    </span>
  )
}

/** By the calendar of the shopper. */
function dayOf(at: number, { t, format }: Stage): string {
  const now = Date.now()
  if (isSameDay(at, now)) return t('dayToday')
  // Not 24 hours: at the change of the clocks a day has 23 or 25.
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  return isSameDay(at, yesterday.getTime())
    ? t('dayYesterday')
    : format.date(new Date(at).toISOString())
}

/** One conversation in the list: who, what was said last, and for how long they have waited. */
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { InboxRow } from '../../../widgets/chat/contract.ts'
import { day, t, time } from '../texts.ts'
import { Wait } from './Wait.tsx'
import { nameOf } from './words.ts'

interface ListRowProps {
  readonly row: InboxRow
  readonly isOpen: boolean
  /** Where Tab stops in the list. */
  readonly isStop: boolean
  readonly isTyping: boolean
  readonly now: ReadonlySignal<number>
}

export function ListRow({ row, isOpen, isStop, isTyping, now }: ListRowProps): JSX.Element {
  const { conversationId, unread, isHere, isBlocked, assignee, stage, waitingSince } = row
  return (
    <a
      class="inbox-row"
      href={`#inbox/${conversationId}`}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      data-unread={unread > 0 || undefined}
    >
      <span class="inbox-row-name" dir="auto">
        {nameOf(row, row.reference)}
        {isHere && <Here />}
      </span>
      <span class="inbox-row-when">
        {waitingSince ? <Wait since={waitingSince} now={now} /> : whenText(row.updatedAt)}
      </span>
      <span class="inbox-row-last" dir="auto">
        {isTyping ? <em>{t('inbox.typing')}</em> : lastText(row)}
      </span>
      {unread > 0 && (
        <span class="inbox-unread">
          <span aria-hidden="true">{unread}</span>
          <span class="sr">{t('inbox.unread', { count: unread })}</span>
        </span>
      )}
      <span class="inbox-row-foot">
        <span class={`inbox-stage inbox-stage-${stage}`}>{t(`inbox.stage.${stage}`)}</span>
        {isBlocked && <span class="inbox-stage inbox-stage-blocked">{t('inbox.blocked')}</span>}
        {assignee && <span class="muted">{assignee.name}</span>}
      </span>
    </a>
  )
}

function Here(): JSX.Element {
  return (
    <span class="inbox-here">
      <span class="sr">{t('inbox.here')}</span>
    </span>
  )
}

function lastText({ last }: InboxRow): string {
  return last.by === 'agent' ? t('inbox.shop-said', { text: last.text }) : last.text
}

function whenText(instant: string): string {
  const isToday = new Date(instant).toDateString() === new Date().toDateString()
  return isToday ? time(instant) : day(instant)
}

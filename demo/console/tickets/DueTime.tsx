/** When a ticket is due, in words that tick; overdue is a word too, not a colour alone. */
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { TicketRow } from '../../../widgets/feedback/contract.ts'
import { dueOf, whenText } from './words.ts'

interface DueProps {
  readonly row: TicketRow
  readonly now: ReadonlySignal<number>
}

export function DueTime({ row, now }: DueProps): JSX.Element {
  const { text, at, isOverdue } = dueOf(row, now.value)
  return (
    <time class={isOverdue ? 'ticket-overdue' : undefined} dateTime={at} title={whenText(at)}>
      {text}
    </time>
  )
}

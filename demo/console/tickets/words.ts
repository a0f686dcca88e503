/** Times and names as the tickets say them. */
import type { TicketEntry, TicketRow } from '../../../widgets/feedback/contract.ts'
import { shortTime } from '../inbox/words.ts'
import { day, t, time } from '../texts.ts'

export interface Due {
  readonly text: string
  /** The instant that is meant. */
  readonly at: string
  readonly isOverdue: boolean
}

/** What one has to know of the time of a ticket: when it is due, or for how long it has waited for its shopper. */
export function dueOf({ stage, dueAt, updatedAt }: TicketRow, now: number): Due {
  if (stage === 'resolved')
    return { text: t('tickets.stage.resolved'), at: updatedAt, isOverdue: false }
  if (!dueAt)
    return {
      text: t('tickets.shopper-turn', { time: since(updatedAt, now) }),
      at: updatedAt,
      isOverdue: false,
    }
  const leftMs = Date.parse(dueAt) - now
  const isOverdue = leftMs < 0
  const key = isOverdue ? 'tickets.overdue' : 'tickets.due-in'
  return { text: t(key, { time: shortTime(Math.abs(leftMs)) }), at: dueAt, isOverdue }
}

/** `3 h`; the clock of the server may be ahead of this computer’s. */
export function since(instant: string, now: number): string {
  return shortTime(Math.max(0, now - Date.parse(instant)))
}

/** `12 June, 14:02`. */
export function whenText(instant: string): string {
  return t('tickets.when', { day: day(instant), time: time(instant) })
}

export function authorOf({ by }: TicketEntry, shopperName: string): string {
  if (by.kind === 'shopper') return shopperName
  return by.name ?? t('message.by-shop')
}

/** What happened, where nobody wrote anything. */
export function eventText(entry: TicketEntry, shopperName: string): string {
  const name = authorOf(entry, shopperName)
  switch (entry.kind) {
    case 'fixed':
    case 'reopened':
      return t(`tickets.event.${entry.kind}`, { name })
    case 'stage': {
      const stage = t(`tickets.stage.${entry.stage ?? 'received'}`)
      return entry.by.kind === 'system' ? stage : t('tickets.event.stage', { name, stage })
    }
    default:
      return t('tickets.event.opened')
  }
}

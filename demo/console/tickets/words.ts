/** Times and names as the tickets say them. */
import type { TicketEntry, TicketRow } from '../../../widgets/feedback/contract.ts'
import { shortTime } from '../inbox/words.ts'
import { day, t, time } from '../texts.ts'

const MINUTE_MS = 60_000

export interface Due {
  readonly text: string
  /** The instant that is meant. */
  readonly at: string
  readonly isOverdue: boolean
}

/** What one has to know of the time of a ticket: when it is due, for how long it has waited for its shopper, or since when it rests. */
export function dueOf({ stage, dueAt, updatedAt }: TicketRow, now: number): Due {
  const since = { at: updatedAt, isOverdue: false }
  if (stage === 'resolved') return { ...since, text: day(updatedAt) }
  if (!dueAt)
    return { ...since, text: t('tickets.shopper-turn', { time: timeSince(updatedAt, now) }) }
  const leftMs = Date.parse(dueAt) - now
  const isOverdue = leftMs < 0
  const time = atLeastMinutes(Math.abs(leftMs))
  return {
    text: t(isOverdue ? 'tickets.overdue' : 'tickets.due-in', { time }),
    at: dueAt,
    isOverdue,
  }
}

/** `3 hrs`. */
export function timeSince(instant: string, now: number): string {
  return atLeastMinutes(now - Date.parse(instant))
}

/** Seconds that tick say nothing where hours count; and the clock of the server may be ahead of this computer’s. */
function atLeastMinutes(ms: number): string {
  return shortTime(Math.max(MINUTE_MS, ms))
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

/** What stands in a ticket, from top to bottom: days, what happened, what was said, and what has not arrived yet. */
import type { TicketDetail } from '../../../widgets/feedback/contract.ts'
import type { TicketEntry } from '../../../widgets/feedback/contract.ts'
import { withDays, type DayRow } from '../inbox/thread-rows.ts'
import type { Reply } from './replies.ts'

type Note = TicketDetail['notes'][number]

export type TicketThreadRow =
  | DayRow
  /** `message` has words of somebody, `event` has none. */
  | {
      readonly kind: 'message' | 'event'
      readonly key: string
      readonly at: string
      readonly entry: TicketEntry
    }
  | { readonly kind: 'note'; readonly key: string; readonly at: string; readonly note: Note }
  | { readonly kind: 'outgoing'; readonly key: string; readonly at: string; readonly reply: Reply }

export function rowsOf(
  { ticket, notes }: TicketDetail,
  replies: readonly Reply[],
): readonly TicketThreadRow[] {
  const known = new Set([...ticket.entries, ...notes].map(({ cid }) => cid))
  const placed = [
    ...ticket.entries.map((entry) => ({ seq: entry.seq, row: rowOf(entry) })),
    ...notes.map((note) => ({
      seq: note.afterSeq,
      row: { kind: 'note' as const, key: note.cid, at: note.at, note },
    })),
  ].sort(
    (one, other) =>
      one.seq - other.seq ||
      Number(one.row.kind === 'note') - Number(other.row.kind === 'note') ||
      one.row.at.localeCompare(other.row.at),
  )
  const waiting = replies
    .filter(({ ticketId, cid }) => ticketId === ticket.id && !known.has(cid))
    .map((reply) => ({
      kind: 'outgoing' as const,
      key: reply.cid,
      at: new Date(reply.at).toISOString(),
      reply,
    }))
  return withDays([...placed.map(({ row }) => row), ...waiting])
}

function rowOf(entry: TicketEntry) {
  const kind = entry.text ? ('message' as const) : ('event' as const)
  return { kind, key: `entry ${entry.seq}`, at: entry.at, entry }
}

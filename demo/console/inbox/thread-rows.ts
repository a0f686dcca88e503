/** What stands in a conversation, from top to bottom: days, messages, notes, and what has not arrived yet. */
import type { ChatMessage, Note } from '../../../widgets/chat/contract.ts'
import type { Outgoing } from './answers.ts'
import type { OpenThread } from './open-thread.ts'

export interface DayRow {
  readonly kind: 'day'
  readonly key: string
  readonly at: string
}

export type ThreadRow =
  | DayRow
  | { readonly kind: 'message'; readonly key: string; readonly message: ChatMessage }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | { readonly kind: 'outgoing'; readonly key: string; readonly outgoing: Outgoing }

export function rowsOf(open: OpenThread, outgoing: readonly Outgoing[]): ThreadRow[] {
  const known = new Set([...open.messages, ...open.notes].map(({ cid }) => cid))
  const from = open.messages.at(0)?.seq ?? 0
  // Notes on what is not shown yet come with it.
  const notes = open.hasMore ? open.notes.filter(({ afterSeq }) => afterSeq >= from) : open.notes
  const placed = [
    ...open.messages.map((message) => ({ message, seq: message.seq, at: message.at })),
    ...notes.map((note) => ({ note, seq: note.afterSeq, at: note.at })),
  ].sort(
    (one, other) =>
      one.seq - other.seq ||
      Number('note' in one) - Number('note' in other) ||
      one.at.localeCompare(other.at),
  )
  const said = placed.map((each): ThreadRow & { at: string } =>
    'note' in each
      ? { kind: 'note', key: each.note.cid, note: each.note, at: each.at }
      : { kind: 'message', key: each.message.cid, message: each.message, at: each.at },
  )
  const waiting = outgoing
    .filter(({ conversationId, cid }) => conversationId === open.conversation.id && !known.has(cid))
    .map((each) => ({
      kind: 'outgoing' as const,
      key: each.cid,
      outgoing: each,
      at: new Date(each.at).toISOString(),
    }))
  return withDays([...said, ...waiting])
}

/** A line for each day, before the first row of it. */
export function withDays<Row extends { readonly key: string; readonly at: string }>(
  rows: readonly Row[],
): (Row | DayRow)[] {
  let last = ''
  return rows.flatMap((row): (Row | DayRow)[] => {
    const day = new Date(row.at).toDateString()
    if (day === last) return [row]
    last = day
    return [{ kind: 'day', key: `${day} ${row.key}`, at: row.at }, row]
  })
}

/** What can happen to a ticket: something is said, it moves to a stage, somebody takes it. Both sides do it by these. */
import { createHash } from 'node:crypto'
import type { TicketEntry, TicketStage } from '../../../widgets/feedback/contract.ts'
import { ProblemError } from '../http/problem.ts'
import { setTicket, type TicketChange } from './change-ticket.ts'
import { loadFeedbackSettings } from './queries.ts'
import { ENTRY_COLUMNS, type EntryRow } from './ticket-row.ts'
import { tellShop } from './webhooks.ts'

export { changeTicket, setTicket, tellTickets } from './change-ticket.ts'

const HOUR_MS = 3_600_000

/** Who did it, as the shopper reads it. */
export interface Author {
  readonly kind: TicketEntry['by']['kind']
  readonly name?: string
  /** Sign-in address, of an agent. */
  readonly email?: string
}

export interface NewEntry {
  readonly kind: TicketEntry['kind']
  readonly by: Author
  readonly stage?: TicketStage
  readonly text?: string | undefined
  readonly cid?: string
}

export interface Verdict {
  readonly fixed: boolean
  readonly text?: string | undefined
  readonly cid: string
}

/** `false` for a repeat, known by its `cid`: then nothing was changed. Refuses with `cid_conflict` an id that was used for something else. */
export async function appendEntry(change: TicketChange, entry: NewEntry): Promise<boolean> {
  const { ticket, now } = change
  if (await isRepeat(change, entry)) return false
  const seq = ticket.lastSeq + 1
  await insertEntry(change, entry, seq)
  setTicket(change, {
    lastSeq: seq,
    updatedAt: now,
    ...(entry.by.kind === 'shopper' && {
      theirSeq: seq,
      // Their own words hide nothing of the shop that they have not seen.
      seenSeq: ticket.seenSeq === ticket.lastSeq ? seq : ticket.seenSeq,
    }),
  })
  return true
}

/** Something to be read by both sides; the shop’s server hears of it. `false` for a repeat. */
export async function writeNote(
  change: TicketChange,
  { by, text, cid }: { readonly by: Author; readonly text: string; readonly cid: string },
): Promise<boolean> {
  const isNew = await appendEntry(change, { kind: 'note', by, text, cid })
  if (isNew)
    await tellShop(change, 'ticket.note', {
      by: by.kind,
      ...(by.name !== undefined && { name: by.name }),
      cid,
      seq: change.ticket.lastSeq,
      text,
    })
  return isNew
}

/** Does nothing to one that stands there already. */
export async function moveTicket(
  change: TicketChange,
  stage: TicketStage,
  by: Author,
): Promise<void> {
  if (change.ticket.stage === stage) return
  await standAt(change, stage)
  await appendEntry(change, { kind: 'stage', stage, by })
  await tellChanged(change)
}

/** Nobody: `undefined`. One that was only received is taken by this. */
export async function assignTicket(
  change: TicketChange,
  agent: { readonly email: string; readonly name: string } | undefined,
): Promise<void> {
  const { assignee, stage } = change.ticket
  if (assignee === (agent?.email ?? null)) return
  setTicket(change, { assignee: agent?.email ?? null, assigneeName: agent?.name ?? null })
  if (agent && stage === 'received')
    await moveTicket(change, 'assigned', { kind: 'agent', ...agent })
  else await tellChanged(change)
}

/**
 * What the shopper says to `resolved`; “no” begins it anew, with a due time of its own, and to one that is open already it is a word among others.
 * Knows no repeats: whoever calls has looked.
 */
export async function judge(change: TicketChange, { fixed, text, cid }: Verdict): Promise<void> {
  const by = { kind: 'shopper' } as const
  const isOpen = change.ticket.stage !== 'resolved'
  const stage = fixed ? 'resolved' : isOpen ? change.ticket.stage : 'received'
  await appendEntry(change, { kind: fixed ? 'fixed' : 'reopened', stage, by, text, cid })
  const said = text !== undefined && { text }
  if (isOpen && !fixed) return tellShop(change, 'ticket.note', { by: by.kind, cid, ...said })
  await standAt(change, stage)
  if (fixed) {
    setTicket(change, { fixedAt: change.now })
    return tellChanged(change)
  }
  setTicket(change, { reopened: change.ticket.reopened + 1 })
  return tellShop(change, 'ticket.reopened', { ...said })
}

/** Until when one has to be resolved that is opened now. */
export async function dueFromNow({
  sql,
  shopId,
  now,
}: Pick<TicketChange, 'sql' | 'shopId' | 'now'>): Promise<Date> {
  const { settings } = await loadFeedbackSettings(sql, shopId)
  return new Date(now.getTime() + settings.dueHours * HOUR_MS)
}

async function standAt(change: TicketChange, stage: TicketStage): Promise<void> {
  const { dueAt, resolvedAt } = change.ticket
  const isDue = stage !== 'resolved' && stage !== 'your_turn'
  setTicket(change, {
    stage,
    dueAt: isDue ? (dueAt ?? (await dueFromNow(change))) : null,
    resolvedAt: stage === 'resolved' ? (resolvedAt ?? change.now) : null,
    fixedAt: null,
  })
}

/** Stage and assignee, as they are now. */
function tellChanged(change: TicketChange): Promise<void> {
  const { assignee, fixedAt } = change.ticket
  return tellShop(change, 'ticket.changed', {
    ...(assignee !== null && { assignee }),
    ...(fixedAt !== null && { fixed: true }),
  })
}

/** Whether its `cid` is known with the same content; then what was done before stands. */
export async function isRepeat(
  { sql, shopId, ticket }: TicketChange,
  entry: NewEntry,
): Promise<boolean> {
  if (entry.cid === undefined) return false
  const [known] = await sql.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from ticket_entries where shop_id = $1 and cid = $2`,
    [shopId, entry.cid],
  )
  if (known && known.fingerprint !== fingerprintOf(ticket.ticketId, entry))
    throw new ProblemError('cid_conflict')
  return known !== undefined
}

async function insertEntry(
  { sql, shopId, ticket, now }: TicketChange,
  entry: NewEntry,
  seq: number,
): Promise<void> {
  const { kind, by, stage, text, cid } = entry
  const inserted = await sql.query(
    `insert into ticket_entries (shop_id, ticket_id, seq, at, kind, stage, author, author_name, author_email, text, cid, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (shop_id, cid) do nothing returning seq`,
    [
      shopId,
      ticket.ticketId,
      seq,
      now,
      kind,
      stage ?? null,
      by.kind,
      by.name ?? null,
      by.email ?? null,
      text ?? null,
      cid ?? null,
      cid === undefined ? null : fingerprintOf(ticket.ticketId, entry),
    ],
  )
  // Another ticket has taken this id at this moment: nobody makes one twice but on purpose.
  if (inserted.length === 0) throw new ProblemError('cid_conflict')
}

function fingerprintOf(ticketId: string, { kind, by, text }: NewEntry): string {
  const said = [ticketId, kind, by.kind, text ?? null]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

/** Every change of a ticket: one transaction, in one order for each shopper, told to both sides when it is done. */
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { INBOX, publish, publishMoment } from '../live/queries.ts'
import type { MemberName } from '../room.ts'
import { lockShopper, saveShopper, type ShopperRow } from './shopper.ts'
import { readTicketRow, TICKET_COLUMNS, type TicketName, type TicketRow } from './ticket-row.ts'

export interface TicketChange extends MemberName {
  readonly sql: Sql
  readonly now: Date
  readonly shopper: ShopperRow
  /** As it is now; set by {@link setTicket}. */
  ticket: TicketRow
  /** It has to be written and told at the end. */
  isSet: boolean
}

export interface TicketPlace extends TicketName {
  readonly now: Date
  /** The shopper who asks; a ticket of anybody else is not found. Of the shop, nobody. */
  readonly memberId?: string
}

/** Locks the shopper, reads the ticket, lets `work` change it, and then writes and tells what was changed, if anything was. */
export function changeTicket<T>(
  database: Database,
  place: TicketPlace,
  work: (change: TicketChange) => Promise<T>,
): Promise<T> {
  return database.transaction(async (sql) => {
    const change = await openChange(sql, place)
    const result = await work(change)
    await finishChange(change)
    return result
  })
}

export type TicketFields = Partial<
  Omit<TicketRow, 'ticketId' | 'memberId' | 'submissionId' | 'surveyId' | 'reference' | 'openedAt'>
>

/** Written at the end; what is as it was changes nothing. */
export function setTicket(change: TicketChange, fields: TicketFields): void {
  const names = Object.keys(fields) as (keyof TicketFields)[] // Safe: they are names of `fields`.
  const isSame = (name: keyof TicketFields): boolean =>
    JSON.stringify(change.ticket[name]) === JSON.stringify(fields[name])
  if (names.every(isSame)) return
  change.ticket = { ...change.ticket, ...fields }
  change.isSet = true
}

/** Every console of the shop reads its queue anew. */
export function tellTickets(sql: Sql, shopId: string): Promise<void> {
  const audience = { shopId, memberId: INBOX }
  return publishMoment(sql, audience, { type: 'tickets.changed', data: {} })
}

export async function finishChange(change: TicketChange): Promise<void> {
  if (!change.isSet) return
  const { sql, shopId, memberId, shopper } = change
  const cursor = shopper.cursor + 1
  await saveShopper(sql, { shopId, memberId }, { ...shopper, cursor })
  await saveTicket(change)
  await publish(sql, { shopId, memberId }, { type: 'feedback.changed', revision: cursor })
  await tellTickets(sql, shopId)
}

/** A guest may sign in between the look and the lock, and the ticket has another owner. */
const LOOKS = 3

async function openChange(sql: Sql, place: TicketPlace): Promise<TicketChange> {
  const { shopId, now } = place
  for (let look = 1; look <= LOOKS; look++) {
    const memberId = place.memberId ?? (await readTicketRow(sql, place))?.memberId
    if (memberId === undefined) break
    const shopper = await lockShopper(sql, { shopId, memberId, now })
    if (!shopper && place.memberId !== undefined) throw new ProblemError('session_expired')
    if (!shopper) continue
    const ticket = await readTicketRow(sql, place)
    if (ticket?.memberId !== memberId) break
    return { sql, shopId, memberId, now, shopper, ticket, isSet: false }
  }
  throw new ProblemError('not_found')
}

async function saveTicket({ sql, shopId, ticket: row }: TicketChange): Promise<void> {
  const written = await sql.query(
    `update tickets set stage = $3, subject = $4, score = $5, locale = $6, email = $7, updated_at = $8, due_at = $9, resolved_at = $10,
            fixed_at = $11, assignee = $12, assignee_name = $13, reopened = $14, last_seq = $15, their_seq = $16, seen_seq = $17,
            viewed_seq = $18
      where shop_id = $1 and ticket_id = $2 returning ${TICKET_COLUMNS}`,
    [
      shopId,
      row.ticketId,
      row.stage,
      row.subject,
      row.score,
      row.locale,
      row.email,
      row.updatedAt,
      row.dueAt,
      row.resolvedAt,
      row.fixedAt,
      row.assignee,
      row.assigneeName,
      row.reopened,
      row.lastSeq,
      row.theirSeq,
      row.seenSeq,
      row.viewedSeq,
    ],
  )
  if (written.length === 0) throw new Error('A ticket was locked and could not be written.')
}

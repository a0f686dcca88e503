/** What shoppers do to their tickets: say something, say whether it is fixed, look. */
import type { Ticket } from '../../../widgets/feedback/contract.ts'
import type { Database } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { changeTicket, setTicket, type TicketChange, type TicketPlace } from './change-ticket.ts'
import { refuseNotes } from './refuse-flood.ts'
import { describeTickets, isOver } from './ticket-row.ts'
import { isRepeat, judge, moveTicket, writeNote } from './tickets.ts'

const SHOPPER = { kind: 'shopper' } as const

interface Word {
  readonly cid: string
}

/** One that waited for it is in progress again. The same note again is answered as the first time. */
export function sayToTicket(
  database: Database,
  place: TicketPlace,
  { cid, text }: Word & { readonly text: string },
): Promise<Ticket> {
  return change(database, place, async (change) => {
    if (await isRepeat(change, { kind: 'note', by: SHOPPER, text, cid })) return
    await admit(change)
    await writeNote(change, { by: SHOPPER, text, cid })
    await takeTurn(change)
  })
}

/** “No” opens it again. The same verdict again is answered as the first time. */
export function judgeTicket(
  database: Database,
  place: TicketPlace,
  { cid, fixed, text }: Word & { readonly fixed: boolean; readonly text?: string | undefined },
): Promise<Ticket> {
  return change(database, place, async (change) => {
    const verdict = { kind: fixed ? 'fixed' : 'reopened', by: SHOPPER, text, cid } as const
    if (await isRepeat(change, verdict)) return
    await admit(change)
    await judge(change, { cid, fixed, text })
    await takeTurn(change)
  })
}

/** How far they have seen; it never goes back. */
export async function seeTicket(
  database: Database,
  place: TicketPlace,
  seq: number,
): Promise<number> {
  return changeTicket(database, place, async (change) => {
    const { seenSeq, lastSeq } = change.ticket
    setTicket(change, { seenSeq: Math.max(seenSeq, Math.min(seq, lastSeq)) })
    return change.ticket.seenSeq
  })
}

function change(
  database: Database,
  place: TicketPlace,
  work: (change: TicketChange) => Promise<void>,
): Promise<Ticket> {
  return changeTicket(database, place, async (change) => {
    await work(change)
    const { sql, shopId, ticket, now } = change
    const [told] = await describeTickets(sql, shopId, [ticket], now)
    if (!told) throw new Error('A ticket was changed and could not be told.')
    return told
  })
}

/** What waited for the shopper waits no more. */
async function takeTurn(change: TicketChange): Promise<void> {
  if (change.ticket.stage === 'your_turn')
    await moveTicket(change, 'in_progress', { kind: 'system' })
}

async function admit({ sql, shopId, ticket, now }: TicketChange): Promise<void> {
  if (isOver(ticket, now)) throw new ProblemError('ticket_over')
  await refuseNotes(sql, { shopId, ticketId: ticket.ticketId }, now)
}

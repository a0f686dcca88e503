/** What somebody of the shop does to a ticket: gives it to somebody, moves it, writes, reads. */
import type { BodyOf } from '../../../../src/contract/endpoint.ts'
import type { handleTicket, noteTicket } from '../../../../widgets/feedback/contract.ts'
import type { Desk } from '../../chat-inbox/desk.ts'
import type { Database } from '../../db.ts'
import type { TicketChange } from '../../feedback/change-ticket.ts'
import {
  assignTicket,
  changeTicket,
  moveTicket,
  setTicket,
  tellTickets,
  writeNote,
  type Author,
} from '../../feedback/tickets.ts'
import { ProblemError } from '../../http/problem.ts'
import { normalise } from '../../merchant/queries.ts'
import { isPrivate, writePrivateNote } from './private-notes.ts'

interface Place {
  readonly ticketId: string
  readonly now: Date
}

/** What is so already stays as it is. */
export function handle(
  database: Database,
  desk: Desk,
  { body, ...place }: Place & { readonly body: BodyOf<typeof handleTicket> },
): Promise<void> {
  const { assignee, stage } = body
  return changeTicket(database, { shopId: desk.shopId, ...place }, async (change) => {
    if (assignee !== undefined) await assignTicket(change, agentOf(desk, assignee))
    if (stage !== undefined) await moveTicket(change, stage, authorOf(desk))
  })
}

/** A repeat moves nothing: the ticket may have gone on since. */
export function note(
  database: Database,
  desk: Desk,
  {
    cid,
    body,
    ...place
  }: Place & { readonly cid: string; readonly body: BodyOf<typeof noteTicket> },
): Promise<void> {
  const { text, isPublic, stage } = body
  return changeTicket(database, { shopId: desk.shopId, ...place }, async (change) => {
    const isNew = isPublic
      ? await writePublicNote(change, desk, { cid, text })
      : await writePrivateNote(change, desk, { cid, text })
    if (isNew && stage !== undefined) await moveTicket(change, stage, authorOf(desk))
    if (isNew && !isPublic) await tellTickets(change.sql, desk.shopId)
  })
}

/** The mark never goes back, and never past what there is. Nothing of it is told to the shopper. */
export function view(
  database: Database,
  shopId: string,
  { seq, ...place }: Place & { readonly seq: number },
): Promise<void> {
  return changeTicket(database, { shopId, ...place }, async ({ sql, ticket }) => {
    const viewedSeq = Math.min(seq, ticket.lastSeq)
    if (viewedSeq <= ticket.viewedSeq) return
    await sql.query('update tickets set viewed_seq = $3 where shop_id = $1 and ticket_id = $2', [
      shopId,
      ticket.ticketId,
      viewedSeq,
    ])
    await tellTickets(sql, shopId)
  })
}

/** Who has answered has read what they answer to. */
async function writePublicNote(
  change: TicketChange,
  desk: Desk,
  { cid, text }: { readonly cid: string; readonly text: string },
): Promise<boolean> {
  if (await isPrivate(change, cid)) throw new ProblemError('cid_conflict')
  const isNew = await writeNote(change, { by: authorOf(desk), text, cid })
  if (isNew) setTicket(change, { viewedSeq: change.ticket.lastSeq })
  return isNew
}

function authorOf({ me }: Desk): Author {
  return { kind: 'agent', ...me }
}

function agentOf(desk: Desk, assignee: string | null): Desk['me'] | undefined {
  if (assignee === null) return undefined
  const email = normalise(assignee)
  const agent = desk.agents.find((each) => each.email === email)
  if (!agent) throw new ProblemError('agent_unknown')
  return agent
}

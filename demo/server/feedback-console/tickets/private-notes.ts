/** Notes beside a ticket, for the shop’s side alone. */
import type { TicketDetail } from '../../../../widgets/feedback/contract.ts'
import type { Desk } from '../../chat-inbox/desk.ts'
import type { Sql } from '../../db.ts'
import type { TicketChange } from '../../feedback/change-ticket.ts'
import { ProblemError } from '../../http/problem.ts'

interface NoteRow {
  readonly cid: string
  readonly text: string
  readonly email: string
  readonly name: string
  readonly at: Date
  readonly afterSeq: number
}

/** Under the lock of its ticket’s shopper. `false` for a repeat; refuses with `cid_conflict` an id that was used for something else. */
export async function writePrivateNote(
  { sql, shopId, ticket, now }: TicketChange,
  { me }: Pick<Desk, 'me'>,
  { cid, text }: { readonly cid: string; readonly text: string },
): Promise<boolean> {
  const { ticketId, lastSeq } = ticket
  const inserted = await sql.query(
    `insert into ticket_notes (shop_id, ticket_id, cid, text, author_email, author_name, at, after_seq)
     select $1, $2, $3, $4, $5, $6, $7, $8 where not exists (select 1 from ticket_entries where shop_id = $1 and cid = $3)
     on conflict (shop_id, cid) do nothing returning cid`,
    [shopId, ticketId, cid, text, me.email, me.name, now, lastSeq],
  )
  if (inserted.length > 0) return true
  const known = await sql.query(
    'select 1 from ticket_notes where shop_id = $1 and cid = $2 and ticket_id = $3 and text = $4',
    [shopId, cid, ticketId, text],
  )
  if (known.length === 0) throw new ProblemError('cid_conflict')
  return false
}

/** What was written for the shop’s side alone is not shown to the shopper by a second try. */
export async function isPrivate(
  { sql, shopId }: Pick<TicketChange, 'sql' | 'shopId'>,
  cid: string,
): Promise<boolean> {
  const found = await sql.query('select 1 from ticket_notes where shop_id = $1 and cid = $2', [
    shopId,
    cid,
  ])
  return found.length > 0
}

/** By the names their writers have now. */
export async function readPrivateNotes(
  sql: Sql,
  desk: Pick<Desk, 'shopId' | 'agents'>,
  ticketId: string,
): Promise<TicketDetail['notes']> {
  const rows = await sql.query<NoteRow>(
    `select cid, text, author_email as email, author_name as name, at, after_seq as "afterSeq" from ticket_notes
      where shop_id = $1 and ticket_id = $2 order by after_seq, at, cid`,
    [desk.shopId, ticketId],
  )
  return rows.map(({ email, name, at, ...note }) => ({
    ...note,
    by: desk.agents.find((agent) => agent.email === email) ?? { email, name },
    at: at.toISOString(),
  }))
}

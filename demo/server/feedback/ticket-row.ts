/** A ticket as the tables keep it, and as the shopper reads it. */
import type { Ticket, TicketEntry, TicketStage } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'

/** So long after it was resolved the shopper may say whether it is. */
const OVER_AFTER_DAYS = 30
const OVER_AFTER_MS = OVER_AFTER_DAYS * 86_400_000

export interface TicketName {
  readonly shopId: string
  readonly ticketId: string
}

export interface TicketRow {
  readonly ticketId: string
  readonly memberId: string
  readonly submissionId: string
  readonly surveyId: string
  readonly reference: string
  readonly stage: TicketStage
  readonly subject: string
  /** In words of its own scale: `2/10`. */
  readonly score: string
  readonly locale: string
  /** As the shopper has said it in the survey. */
  readonly email: string | null
  readonly openedAt: Date
  readonly updatedAt: Date
  /** Null while nothing is due: resolved, or the shopper’s turn. */
  readonly dueAt: Date | null
  readonly resolvedAt: Date | null
  /** When the shopper said that it is. */
  readonly fixedAt: Date | null
  /** Sign-in address of whoever has taken it, and their name. */
  readonly assignee: string | null
  readonly assigneeName: string | null
  readonly reopened: number
  readonly lastSeq: number
  /** Of the shopper’s own newest entry. */
  readonly theirSeq: number
  /** The shopper has seen up to here, somebody of the shop up to there. */
  readonly seenSeq: number
  readonly viewedSeq: number
}

export const TICKET_COLUMNS = `ticket_id as "ticketId", member_id as "memberId", submission_id as "submissionId", survey_id as "surveyId",
  reference, stage, subject, score, locale, email, opened_at as "openedAt", updated_at as "updatedAt", due_at as "dueAt",
  resolved_at as "resolvedAt", fixed_at as "fixedAt", assignee, assignee_name as "assigneeName", reopened, last_seq as "lastSeq",
  their_seq as "theirSeq", seen_seq as "seenSeq", viewed_seq as "viewedSeq"`

export interface EntryRow {
  readonly ticketId: string
  readonly seq: number
  readonly at: Date
  readonly kind: TicketEntry['kind']
  readonly stage: TicketStage | null
  readonly author: TicketEntry['by']['kind']
  readonly authorName: string | null
  readonly authorEmail: string | null
  readonly text: string | null
  readonly cid: string | null
  readonly fingerprint: string | null
}

export const ENTRY_COLUMNS = `ticket_id as "ticketId", seq, at, kind, stage, author, author_name as "authorName",
  author_email as "authorEmail", text, cid, fingerprint`

export async function readTicketRow(
  sql: Sql,
  { shopId, ticketId }: TicketName,
): Promise<TicketRow | undefined> {
  const [ticket] = await sql.query<TicketRow>(
    `select ${TICKET_COLUMNS} from tickets where shop_id = $1 and ticket_id = $2`,
    [shopId, ticketId],
  )
  return ticket
}

export async function findTicketOf(
  sql: Sql,
  shopId: string,
  submissionId: string,
): Promise<TicketRow | undefined> {
  const [ticket] = await sql.query<TicketRow>(
    `select ${TICKET_COLUMNS} from tickets where shop_id = $1 and submission_id = $2`,
    [shopId, submissionId],
  )
  return ticket
}

/** With all that happened to them, in the order they are given. */
export async function describeTickets(
  sql: Sql,
  shopId: string,
  tickets: readonly TicketRow[],
  now: Date,
): Promise<Ticket[]> {
  if (tickets.length === 0) return []
  const entries = await sql.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from ticket_entries where shop_id = $1 and ticket_id = any($2::uuid[]) order by seq`,
    [shopId, tickets.map(({ ticketId }) => ticketId)],
  )
  return tickets.map((ticket) => {
    const own = entries.filter(({ ticketId }) => ticketId === ticket.ticketId)
    return describeTicket(ticket, own, now)
  })
}

/** Nothing more is to come: resolved, and fixed or thirty days old. */
export function isOver({ stage, fixedAt, resolvedAt }: TicketRow, now: Date): boolean {
  if (stage !== 'resolved') return false
  return fixedAt !== null || (resolvedAt !== null && +resolvedAt + OVER_AFTER_MS <= +now)
}

/** {@link isOver} for a statement; `now` stands in it as a value. */
export const IS_OVER = (now: string): string =>
  `(stage = 'resolved' and (fixed_at is not null or resolved_at <= ${now}::timestamptz - interval '${OVER_AFTER_DAYS} days'))`

function describeTicket(row: TicketRow, entries: readonly EntryRow[], now: Date): Ticket {
  const { ticketId, reference, stage, subject, openedAt, updatedAt, seenSeq } = row
  const over = isOver(row, now)
  return {
    id: ticketId,
    reference,
    stage,
    subject,
    openedAt: openedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    entries: entries.map(describeEntry),
    seenSeq,
    asksWhetherFixed: stage === 'resolved' && !over,
    isOver: over,
  }
}

function describeEntry({
  seq,
  at,
  kind,
  stage,
  author,
  authorName,
  text,
  cid,
}: EntryRow): TicketEntry {
  return {
    seq,
    at: at.toISOString(),
    kind,
    ...(stage !== null && { stage }),
    by: { kind: author, ...(authorName !== null && { name: authorName }) },
    ...(text !== null && { text }),
    ...(cid !== null && { cid }),
  }
}

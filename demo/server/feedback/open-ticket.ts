/** The beginning of a ticket: one for each submission, in the shopper’s own words where there are any. */
import { randomUUID } from 'node:crypto'
import type { Survey } from '../../../widgets/feedback/contract.ts'
import { createReference } from '../chat/reference.ts'
import type { Sql } from '../db.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import { finishChange, setTicket, type TicketChange } from './change-ticket.ts'
import type { Complaint } from './read-answers.ts'
import type { LockedShopper } from './shopper.ts'
import type { SubmissionRow } from './submission-row.ts'
import { TICKET_COLUMNS, type TicketRow } from './ticket-row.ts'
import { appendEntry, dueFromNow } from './tickets.ts'
import { tellShop } from './webhooks.ts'

/** Characters of a subject. */
const SUBJECT_LENGTH = 200

export interface Opening {
  readonly survey: Survey
  readonly submission: SubmissionRow
  readonly complaint: Complaint
  readonly now: Date
}

/** The shopper is locked, and no ticket is there. Both sides are told, and the shop’s server. */
export async function openTicket(
  sql: Sql,
  owner: LockedShopper,
  opening: Opening,
): Promise<TicketRow> {
  const { complaint, now } = opening
  const ticket = await insertTicket(sql, owner, opening)
  const change: TicketChange = { sql, ...owner, now, ticket, isSet: false }
  const by = { kind: 'shopper' } as const
  await appendEntry(change, { kind: 'opened', stage: 'received', by, text: complaint.text })
  await tellLowScore(change, opening)
  await tellShop(change, 'ticket.opened', { subject: ticket.subject, score: ticket.score })
  await finishChange(change)
  return change.ticket
}

/** Words and an address that came after it was opened, as long as the answers may be changed. */
export async function retellTicket(
  sql: Sql,
  owner: LockedShopper,
  { ticket, ...opening }: Opening & { readonly ticket: TicketRow },
): Promise<TicketRow> {
  const change: TicketChange = { sql, ...owner, now: opening.now, ticket, isSet: false }
  const { subject, score, email } = termsOf(opening)
  setTicket(change, { subject, score, email: email ?? ticket.email })
  await finishChange(change)
  return change.ticket
}

async function insertTicket(sql: Sql, owner: LockedShopper, opening: Opening): Promise<TicketRow> {
  const { shopId, memberId } = owner
  const { submission, now } = opening
  const { subject, score, email } = termsOf(opening)
  const dueAt = await dueFromNow({ sql, shopId, now })
  for (;;) {
    const [opened] = await sql.query<TicketRow>(
      `insert into tickets (shop_id, ticket_id, member_id, submission_id, survey_id, reference, stage, subject, score, locale, email,
              opened_at, updated_at, due_at)
       values ($1, $2, $3, $4, $5, $6, 'received', $7, $8, $9, $10, $11, $11, $12)
       on conflict (shop_id, reference) do nothing returning ${TICKET_COLUMNS}`,
      [
        shopId,
        randomUUID(),
        memberId,
        submission.submissionId,
        submission.surveyId,
        createReference(),
        subject,
        score,
        submission.locale,
        email ?? null,
        now,
        dueAt,
      ],
    )
    // The reference was another’s, and the next one may not be.
    if (opened) return opened
  }
}

function termsOf({ complaint }: Opening): {
  subject: string
  score: string
  email: string | undefined
} {
  const { text, question, score, most, email } = complaint
  return { subject: shorten(text ?? question), score: `${score}/${most}`, email }
}

/** One line. */
function shorten(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  return characters.length <= SUBJECT_LENGTH
    ? characters.join('')
    : `${characters.slice(0, SUBJECT_LENGTH - 1).join('')}…`
}

async function tellLowScore(
  { sql, shopId, memberId, ticket, now }: TicketChange,
  { survey, submission, complaint }: Opening,
): Promise<void> {
  const { ticketId, reference } = ticket
  const { submissionId, surveyId, revision, locale, about, page } = submission
  const { stepId, question, score, most, text, email } = complaint
  const data = {
    submissionId,
    surveyId,
    surveyName: survey.name,
    revision,
    locale,
    stepId,
    question,
    score,
    most,
    ...(text !== undefined && { text }),
    ...(email !== undefined && { email }),
    ...(about && { about }),
    ...(page !== null && { page }),
    ticketId,
    reference,
  }
  await queueWebhook(sql, shopId, [{ type: 'feedback.low_score', memberId, at: now, data }])
}

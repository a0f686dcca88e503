/** What comes of answers with a name: a ticket of a low score, and word to the shop’s server. At once at the end, else after a while. */
import type { Survey } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import { openTicket, retellTicket } from './open-ticket.ts'
import { findComplaint, listAnswers } from './read-answers.ts'
import type { LockedShopper } from './shopper.ts'
import type { SubmissionRow } from './submission-row.ts'
import { findTicketOf, type TicketRow } from './ticket-row.ts'

const MINUTE_MS = 60_000
/** Left with a low score, somebody should hear of it though the end was not reached. */
export const TICKET_AFTER_MS = 5 * MINUTE_MS
export const TOLD_AFTER_MS = 30 * MINUTE_MS

export interface Settling {
  readonly survey: Survey
  readonly submission: SubmissionRow
  /** The end was reached just now. */
  readonly isFinishing: boolean
  readonly now: Date
}

export interface Settled {
  readonly submission: SubmissionRow
  readonly ticket?: TicketRow | undefined
}

/** The shopper is locked. Repeating it changes nothing. */
export async function settleAnswers(
  sql: Sql,
  who: LockedShopper,
  settling: Settling,
): Promise<Settled> {
  const { submission, isFinishing, now } = settling
  const quietMs = now.getTime() - submission.updatedAt.getTime()
  const mayOpen = submission.finishedAt !== null || quietMs >= TICKET_AFTER_MS
  const { ticket, isAwaited } = await settleTicket(sql, who, { ...settling, mayOpen })
  const isToTell = submission.toldRev < submission.rev
  const isTold = isFinishing || (isToTell && quietMs >= TOLD_AFTER_MS)
  if (isTold) await tellShop(sql, who, { ...settling, ticket })
  const checkAfterMs = isAwaited ? TICKET_AFTER_MS : isToTell && !isTold ? TOLD_AFTER_MS : undefined
  const toldRev = isTold ? submission.rev : submission.toldRev
  await sql.query(
    'update survey_submissions set told_rev = $3, check_at = $4 where shop_id = $1 and submission_id = $2',
    [
      who.shopId,
      submission.submissionId,
      toldRev,
      checkAfterMs === undefined ? null : new Date(submission.updatedAt.getTime() + checkAfterMs),
    ],
  )
  return { submission: { ...submission, toldRev }, ticket }
}

interface TicketState {
  readonly ticket?: TicketRow | undefined
  /** One will be opened, unless something better is answered first. */
  readonly isAwaited: boolean
}

async function settleTicket(
  sql: Sql,
  who: LockedShopper,
  { survey, submission, mayOpen, now }: Settling & { readonly mayOpen: boolean },
): Promise<TicketState> {
  const complaint = findComplaint(survey, submission)
  const known = await findTicketOf(sql, who.shopId, submission.submissionId)
  const opening = complaint && { survey, submission, complaint, now }
  if (known) {
    const ticket = opening ? await retellTicket(sql, who, { ...opening, ticket: known }) : known
    return { ticket, isAwaited: false }
  }
  if (!opening || !mayOpen) return { isAwaited: opening !== undefined }
  return { ticket: await openTicket(sql, who, opening), isAwaited: false }
}

async function tellShop(
  sql: Sql,
  { shopId, memberId }: MemberName,
  { survey, submission, ticket, now }: Settling & Pick<Settled, 'ticket'>,
): Promise<void> {
  const { submissionId, surveyId, revision, locale, finishedAt, score, bucket, about, page } =
    submission
  const data = {
    submissionId,
    surveyId,
    surveyName: survey.name,
    revision,
    locale,
    finished: finishedAt !== null,
    answers: listAnswers(survey, submission),
    ...(score !== null && { score }),
    ...(bucket !== null && { bucket }),
    ...(about && { about }),
    ...(page !== null && { page }),
    ...(ticket && { ticketId: ticket.ticketId }),
  }
  await queueWebhook(sql, shopId, [{ type: 'feedback.answered', memberId, at: now, data }])
}

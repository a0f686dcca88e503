/** A ticket as a line of the queue. */
import type { TicketRow as TicketLine, TicketStage } from '../../../../widgets/feedback/contract.ts'
import type { Desk } from '../../chat-inbox/desk.ts'

/** As {@link LINE_COLUMNS} reads it. */
export interface LineSource {
  readonly ticketId: string
  readonly reference: string
  readonly stage: TicketStage
  readonly subject: string
  readonly name: string | null
  readonly email: string | null
  readonly isMember: boolean
  readonly openedAt: Date
  readonly updatedAt: Date
  readonly dueAt: Date | null
  readonly assignee: string | null
  readonly score: string
  readonly surveyId: string
  readonly isUnread: boolean
  readonly reopened: number
}

export const LINE_TABLES = 'tickets join members using (shop_id, member_id)'

/** What the shop vouches for goes before what somebody says of themselves. */
export const EMAIL = 'coalesce(members.email, tickets.email)'

export const LINE_COLUMNS = `ticket_id as "ticketId", reference, stage, subject, members.name, ${EMAIL} as email,
  not members.is_guest as "isMember", opened_at as "openedAt", updated_at as "updatedAt", due_at as "dueAt", assignee, score,
  survey_id as "surveyId", their_seq > viewed_seq as "isUnread", reopened`

export function toLine(source: LineSource, desk: Pick<Desk, 'agentOf'>): TicketLine {
  const { name, email, openedAt, updatedAt, dueAt, assignee, ...line } = source
  return {
    ...line,
    ...(name !== null && { name }),
    ...(email !== null && { email }),
    openedAt: openedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    ...(dueAt && { dueAt: dueAt.toISOString() }),
    ...(assignee !== null && { assignee: desk.agentOf(assignee) }),
  }
}

/** Tickets for the console’s tests: one queue, one ticket, and a server that answers as told. */
import type {
  Ticket,
  TicketDetail,
  TicketEntry,
  TicketRow,
} from '../../../widgets/feedback/contract.ts'
import { ME, openInboxBackend } from '../inbox/backend.fixture.ts'
import { AT, type Answer } from '../referrals/backend.fixture.ts'

export const CUP = '0190f3a0-0000-7000-8000-00000000000a'
export const BOX = '0190f3a0-0000-7000-8000-00000000000b'
export const TICKETS = '/v1/merchant/feedback/tickets'

export function rowOf(ticketId: string, more: Partial<TicketRow> = {}): TicketRow {
  return {
    ticketId,
    reference: 'T7QX-42',
    stage: 'received',
    subject: 'The cup came in two pieces',
    name: 'Ana Rusu',
    isMember: true,
    openedAt: AT,
    updatedAt: AT,
    dueAt: '2026-06-11T12:00:00.000Z',
    score: '2/10',
    surveyId: 'after-order',
    isUnread: false,
    reopened: 0,
    ...more,
  }
}

export function entryOf(seq: number, more: Partial<TicketEntry> = {}): TicketEntry {
  return { seq, at: AT, kind: 'note', by: { kind: 'shopper' }, text: `Word ${seq}`, ...more }
}

/** What the shop said. */
export function oursOf(seq: number, text: string, cid: string): TicketEntry {
  return entryOf(seq, { by: { kind: 'agent', name: ME.name }, text, cid })
}

interface Shown {
  readonly row?: Partial<TicketRow>
  readonly ticket?: Partial<Ticket>
  readonly detail?: Partial<TicketDetail>
}

export function detailOf(
  entries: readonly TicketEntry[],
  { row = {}, ticket = {}, detail = {} }: Shown = {},
): TicketDetail {
  const line = rowOf(CUP, row)
  return {
    row: line,
    ticket: {
      id: CUP,
      reference: line.reference,
      stage: line.stage,
      subject: line.subject,
      openedAt: AT,
      updatedAt: AT,
      entries: [...entries],
      seenSeq: 0,
      asksWhetherFixed: false,
      isOver: false,
      ...ticket,
    },
    notes: [],
    answers: [{ question: 'How likely are you to recommend us?', answer: '2 of 10' }],
    orders: [],
    ...detail,
  }
}

export function queueOf(items: readonly TicketRow[], counts: object = {}): object {
  return {
    items,
    hasMore: false,
    counts: { open: items.length, mine: 0, unassigned: 0, overdue: 0, unread: 0, ...counts },
    me: ME,
    agents: [ME, { email: 'radu@fern.example', name: 'Radu' }],
  }
}

export const OPENED = entryOf(1, {
  kind: 'opened',
  stage: 'received',
  text: 'The cup came in two pieces',
})

/** Whatever is not said is answered as a queue of one ticket. */
export function openTicketsBackend(
  answers: Readonly<Record<string, Answer>> = {},
): ReturnType<typeof openInboxBackend> {
  return openInboxBackend({
    [`GET ${TICKETS}?filter=open`]: () => queueOf([rowOf(CUP)]),
    [`GET ${TICKETS}/${CUP}`]: () => detailOf([OPENED]),
    [`POST ${TICKETS}/${CUP}/viewed`]: () => ({ viewed: true }),
    ...answers,
  })
}

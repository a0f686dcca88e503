/** The queue of tickets: several people of one shop work in it at once. Every call can be repeated without harm. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Money, Uuid } from '../../../src/contract/scalars.ts'
import { SurveySubject } from './responses.ts'
import { Ticket, TicketStage } from './ticket.ts'

const TicketParams = z.object({ ticketId: Uuid })

/** Somebody of the shop: how they sign in, and their name as shoppers read it. */
const Person = z.object({ email: z.string(), name: z.string() })

export const TicketRow = z.object({
  ticketId: Uuid,
  reference: Id,
  stage: TicketStage,
  subject: z.string(),
  /** As the shopper has said it, or the shop vouches for. */
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  isMember: z.boolean(),
  openedAt: Instant,
  updatedAt: Instant,
  /** Until then it should be resolved; absent of one that is. Nothing is due while the shopper’s answer is needed. */
  dueAt: z.optional(Instant),
  assignee: z.optional(Person),
  /** What made it, in words of its own scale: `2/10`. */
  score: z.string(),
  surveyId: z.string(),
  /** The last word is the shopper’s, and nobody has looked. */
  isUnread: z.boolean(),
  /** How often it was opened again. */
  reopened: z.int(),
})
export type TicketRow = z.infer<typeof TicketRow>

export const TicketFilter = z.enum(['open', 'mine', 'unassigned', 'overdue', 'resolved', 'all'])
export type TicketFilter = z.infer<typeof TicketFilter>

export const readTickets = defineEndpoint({
  id: 'feedback.console.tickets',
  method: 'GET',
  path: '/v1/merchant/feedback/tickets',
  access: 'merchant',
  summary:
    'Tickets: those that are due soonest first, then those that wait for the shopper, then the resolved ones, newest first; fifty at a time.',
  query: z.object({
    filter: z.optional(TicketFilter),
    /** Begins a name, an address or a reference, or stands in what was written. */
    search: z.optional(z.string().check(z.maxLength(200))),
    skip: z.optional(z.string().check(z.regex(/^\d{1,9}$/))),
  }),
  response: z.object({
    items: z.array(TicketRow),
    hasMore: z.boolean(),
    counts: z.object({
      open: z.int(),
      mine: z.int(),
      unassigned: z.int(),
      overdue: z.int(),
      /** Of the open ones, and of what was written to resolved ones; whatever is looked at. */
      unread: z.int(),
    }),
    me: Person,
    agents: z.array(Person),
  }),
})

export const TicketDetail = z.object({
  row: TicketRow,
  ticket: Ticket,
  /** Only the shop’s side reads them. */
  notes: z.array(
    z.object({ cid: Uuid, text: z.string(), by: Person, at: Instant, afterSeq: z.int() }),
  ),
  /** What was asked and answered, as it was read. */
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  about: z.optional(SurveySubject),
  /** Of the order it is about, or the newest. */
  orders: z.array(z.object({ orderId: Id, at: Instant, total: Money, status: z.string() })),
  points: z.optional(z.object({ available: z.int(), tier: z.optional(z.string()) })),
  customerId: z.optional(z.string()),
})
export type TicketDetail = z.infer<typeof TicketDetail>

export const readTicket = defineEndpoint({
  id: 'feedback.console.ticket',
  method: 'GET',
  path: '/v1/merchant/feedback/tickets/{ticketId}',
  access: 'merchant',
  summary: 'One ticket with all that happened, what was answered, and the shopper.',
  params: TicketParams,
  response: TicketDetail,
  problems: ['not_found'],
})

export const handleTicket = defineEndpoint({
  id: 'feedback.console.handle',
  method: 'POST',
  path: '/v1/merchant/feedback/tickets/{ticketId}/handle',
  access: 'merchant',
  summary:
    'Assigns to somebody (`null`: nobody) or moves it to a stage. What is not named stays. The shopper sees both.',
  params: TicketParams,
  body: z.object({
    assignee: z.optional(z.nullable(z.string().check(z.maxLength(320)))),
    stage: z.optional(TicketStage),
  }),
  response: TicketDetail,
  problems: ['not_found', 'agent_unknown'],
})

export const noteTicket = defineEndpoint({
  id: 'feedback.console.note',
  method: 'PUT',
  path: '/v1/merchant/feedback/tickets/{ticketId}/notes/{cid}',
  access: 'merchant',
  summary:
    'Writes to the shopper, or a note that no shopper ever sees; with `stage`, moves it in the same step.',
  params: z.object({ ticketId: Uuid, cid: Uuid }),
  body: z.object({
    text: z.string().check(z.minLength(1), z.maxLength(4000)),
    isPublic: z.boolean(),
    stage: z.optional(TicketStage),
  }),
  response: TicketDetail,
  problems: ['not_found', 'cid_conflict'],
})

export const viewTicket = defineEndpoint({
  id: 'feedback.console.viewed',
  method: 'POST',
  path: '/v1/merchant/feedback/tickets/{ticketId}/viewed',
  access: 'merchant',
  summary: 'Somebody of the shop has read it as far as `seq`.',
  params: TicketParams,
  body: z.object({ seq: z.int().check(z.minimum(0)) }),
  response: z.object({ viewed: z.boolean() }),
  problems: ['not_found'],
})

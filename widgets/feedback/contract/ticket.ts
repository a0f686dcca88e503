/** A complaint on its way to being mended, as the shopper sees it. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Uuid } from '../../../src/contract/scalars.ts'
import { AskMemory } from './memory.ts'

/** In this order, though some may be left out; `your_turn`: the shop needs an answer. */
export const TicketStage = z.enum(['received', 'assigned', 'in_progress', 'your_turn', 'resolved'])
export type TicketStage = z.infer<typeof TicketStage>

export const TicketEntry = z.object({
  /** From 1 on, without gaps: the order of what happened. */
  seq: z.int().check(z.minimum(1)),
  at: Instant,
  /** `stage`: it stands at `stage` now. `note`: `text` of either side. `fixed` and `reopened`: what the shopper said to `resolved`. */
  kind: z.enum(['opened', 'stage', 'note', 'fixed', 'reopened']),
  stage: z.optional(TicketStage),
  by: z.object({ kind: z.enum(['shopper', 'agent', 'system']), name: z.optional(z.string()) }),
  text: z.optional(z.string()),
  /** Of a note, made by whoever wrote it. */
  cid: z.optional(Uuid),
})
export type TicketEntry = z.infer<typeof TicketEntry>

export const Ticket = z.object({
  id: Uuid,
  /** Short, and fit to be said on the telephone: `T7QX-42`. */
  reference: Id,
  stage: TicketStage,
  /** In the shopper’s own words, or the question that was answered with a low score. */
  subject: z.string(),
  openedAt: Instant,
  updatedAt: Instant,
  entries: z.array(TicketEntry),
  /** The shopper has seen up to here. */
  seenSeq: z.int(),
  /** Resolved, and the shopper has not said whether it is. */
  asksWhetherFixed: z.boolean(),
  /** Nothing more is to come: resolved, and fixed or thirty days old. */
  isOver: z.boolean(),
})
export type Ticket = z.infer<typeof Ticket>

const TicketParams = z.object({ ticketId: Uuid })
const TicketText = z.string().check(z.minLength(1), z.maxLength(4000))

/** Read at the beginning, and whenever the live message `feedback.changed` says a higher `revision` than `cursor`. */
export const readMine = defineEndpoint({
  id: 'feedback.mine',
  method: 'GET',
  path: '/v1/feedback/mine',
  access: 'shopper',
  summary:
    'The shopper’s tickets, the newest first, with all that happened to them; surveys that are due; what was asked.',
  response: z.object({
    cursor: z.int(),
    /** At most twenty: all that are not over, and then the newest. */
    tickets: z.array(Ticket),
    /** Surveys of the moments that the backend alone knows: `delivery`, `chat`. */
    due: z.array(
      z.object({
        surveyId: z.string(),
        orderId: z.optional(Id),
        conversationId: z.optional(Uuid),
      }),
    ),
    /** Of a member; a guest’s is kept by their browser alone. */
    memory: z.optional(AskMemory),
  }),
})

export const writeTicketNote = defineEndpoint({
  id: 'feedback.ticketNote',
  method: 'PUT',
  path: '/v1/feedback/tickets/{ticketId}/notes/{cid}',
  access: 'shopper',
  summary: 'Adds what the shopper says; one that waited for it is in progress again.',
  params: z.object({ ticketId: Uuid, cid: Uuid }),
  body: z.object({ text: TicketText }),
  response: Ticket,
  problems: ['not_found', 'cid_conflict', 'ticket_over'],
})

export const judgeTicket = defineEndpoint({
  id: 'feedback.ticketVerdict',
  method: 'PUT',
  path: '/v1/feedback/tickets/{ticketId}/verdicts/{cid}',
  access: 'shopper',
  summary: 'Says whether it is fixed: “no” opens it again.',
  params: z.object({ ticketId: Uuid, cid: Uuid }),
  body: z.object({ fixed: z.boolean(), text: z.optional(TicketText) }),
  response: Ticket,
  problems: ['not_found', 'cid_conflict', 'ticket_over'],
})

export const seeTicket = defineEndpoint({
  id: 'feedback.ticketSeen',
  method: 'POST',
  path: '/v1/feedback/tickets/{ticketId}/seen',
  access: 'shopper',
  summary: 'How far the shopper has seen; it never goes back.',
  params: TicketParams,
  body: z.object({ seq: z.int().check(z.minimum(0)) }),
  response: z.object({ seenSeq: z.int() }),
  problems: ['not_found'],
})

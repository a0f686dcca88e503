/** What is written to shoppers and to one’s own side: kept until the server has it, one after the other in each ticket. */
import { z } from 'zod/mini'
import { Uuid } from '../../../src/contract/scalars.ts'
import { noteTicket, type TicketDetail } from '../../../widgets/feedback/contract.ts'
import { TicketStage } from '../../../widgets/feedback/contract.ts'
import { at, type Call } from '../api.ts'
import { createDeliveries, DELIVERY, type Deliveries } from '../inbox/deliveries.ts'
import { createDraftsOf, type DraftsOf } from '../inbox/drafts.ts'

const Draft = z.object({
  text: z.string(),
  /** The shopper reads it. */
  isPublic: z.boolean(),
  /** Where the ticket stands from then on; left out, where it stood. */
  stage: z.optional(TicketStage),
})
export type Draft = z.infer<typeof Draft>
export type Drafts = DraftsOf<Draft>

export const Reply = z.object({ ...DELIVERY, ...Draft.shape, ticketId: Uuid })
export type Reply = z.infer<typeof Reply>

export interface RepliesOptions {
  readonly call: Call
  readonly pausesMs?: readonly number[] | undefined
  /** The ticket as it is with the reply in it. */
  onArrived(ticketId: string, detail: TicketDetail): void
}

export type Replies = Deliveries<Reply>

export const createDrafts = (): Drafts =>
  createDraftsOf<Draft>('regulars.tickets.drafts', Draft, { text: '', isPublic: true })

export function createReplies({ call, pausesMs, onArrived }: RepliesOptions): Replies {
  return createDeliveries<Reply, TicketDetail>({
    name: 'regulars.tickets.outgoing',
    schema: Reply,
    pausesMs,
    lineOf: ({ ticketId }) => ticketId,
    put: ({ ticketId, cid, text, isPublic, stage }) =>
      call(at(noteTicket, { params: { ticketId, cid } }), {
        text,
        isPublic,
        ...(stage && { stage }),
      }),
    onArrived,
  })
}

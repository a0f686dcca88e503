/** The queue of tickets: what of it is looked at, and how it stands. */
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import {
  readTickets,
  type TicketFilter,
  type TicketRow,
} from '../../../widgets/feedback/contract.ts'
import { at, type Call } from '../api.ts'
import { createQueue, type Queue } from '../inbox/queue.ts'

type Page = ResponseOf<typeof readTickets>
export type QueueModel = Queue<TicketRow, TicketFilter, Omit<Page, 'items' | 'hasMore'>>

export function createQueueModel(call: Call): QueueModel {
  return createQueue<TicketRow, TicketFilter, Page>({
    first: 'open',
    keyOf: ({ ticketId }) => ticketId,
    read: (query) => call(at(readTickets, { query })),
  })
}

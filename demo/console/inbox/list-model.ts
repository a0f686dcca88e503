/** The list of conversations: what of it is looked at, and how it stands. */
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { readInbox, type InboxFilter, type InboxRow } from '../../../widgets/chat/contract.ts'
import { at, type Call } from '../api.ts'
import { createQueue, type Queue } from './queue.ts'

export type Inbox = ResponseOf<typeof readInbox>
export type ListModel = Queue<InboxRow, InboxFilter, Omit<Inbox, 'items' | 'hasMore'>>

export function createListModel(call: Call): ListModel {
  return createQueue<InboxRow, InboxFilter, Inbox>({
    first: 'open',
    keyOf: ({ conversationId }) => conversationId,
    read: (query) => call(at(readInbox, { query })),
  })
}

/** The tickets: the queue, the open one, and what is on its way. It hears of news by the inbox’s stream, and tells of them by the inbox’s switches. */
import { computed, effect, type ReadonlySignal } from '@preact/signals'
import { createIdSource } from '../../../src/core/id.ts'
import type { TicketRow } from '../../../widgets/feedback/contract.ts'
import type { Call } from '../api.ts'
import type { InboxModel } from '../inbox/model.ts'
import type { News } from '../inbox/notices.ts'
import { nameOf } from '../inbox/words.ts'
import { createQueueModel, type QueueModel } from './queue-model.ts'
import { createDrafts, createReplies, type Drafts, type Replies } from './replies.ts'
import { createTicketModel, type TicketModel } from './ticket-model.ts'

type Shared = Pick<InboxModel, 'link' | 'now' | 'notices' | 'canned' | 'readCanned'>

export interface TicketsModel extends Shared {
  readonly queue: QueueModel
  readonly ticket: TicketModel
  readonly replies: Replies
  readonly drafts: Drafts
  /** Of all tickets. */
  readonly unread: ReadonlySignal<number>
  /** Sends what is written to the open ticket. */
  send(): void
  /** The server says that something has changed, or it may have. */
  hear(): void
  /** Works until the returned function is called. */
  start(): () => void
  forget(): void
}

export function createTicketsModel(call: Call, inbox: Shared): TicketsModel {
  const createId = createIdSource({
    now: Date.now,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  })
  const { link, now, notices, canned, readCanned } = inbox
  const queue = createQueueModel(call)
  const ticket = createTicketModel(call, () => void queue.refresh())
  const drafts = createDrafts()
  const replies = createReplies({
    call,
    onArrived(ticketId, detail) {
      ticket.take(ticketId, detail)
      void queue.refresh()
    },
  })

  return {
    link,
    now,
    notices,
    canned,
    readCanned,
    queue,
    ticket,
    replies,
    drafts,
    unread: computed(() => queue.desk.value?.counts.unread ?? 0),
    send() {
      const ticketId = ticket.id.value
      if (!ticketId) return
      const { text, isPublic, stage } = drafts.of(ticketId)
      if (!text.trim()) return
      replies.send({
        ticketId,
        cid: createId(),
        at: Date.now(),
        status: 'sending',
        text: text.trim(),
        isPublic,
        ...(isPublic && stage && { stage }),
      })
      drafts.clear(ticketId)
    },
    hear() {
      void queue.refresh()
      void ticket.refresh()
    },
    start() {
      const stopNotices = effect(() => {
        const counts = queue.desk.value?.counts
        if (counts) notices.hear('tickets', counts.unread, () => newestOf(queue.rows.peek() ?? []))
      })
      addEventListener('online', replies.resume)
      replies.resume()
      void queue.refresh()
      return () => {
        stopNotices()
        removeEventListener('online', replies.resume)
        notices.forget('tickets')
      }
    },
    forget() {
      queue.forget()
      ticket.forget()
      replies.forget()
      drafts.forget()
    },
  }
}

function newestOf(rows: readonly TicketRow[]): News | undefined {
  const [row] = rows
    .filter(({ isUnread }) => isUnread)
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
  if (!row) return undefined
  const { ticketId, subject, reference } = row
  const hash = `#tickets/${ticketId}`
  return { title: nameOf(row, reference), body: subject, tag: ticketId, hash }
}

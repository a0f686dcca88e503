/** The ticket that is open, and what is done with it. */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import {
  handleTicket,
  readTicket,
  viewTicket,
  type TicketDetail,
} from '../../../widgets/feedback/contract.ts'
import { ApiError, at, type Call } from '../api.ts'
import { createAttempts, toTrouble, type Attempts, type Trouble } from '../attempts.ts'
import { oneAtATime } from '../inbox/one-at-a-time.ts'

export interface TicketModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly id: ReadonlySignal<string | undefined>
  /** `undefined` until it has been read. */
  readonly detail: ReadonlySignal<TicketDetail | undefined>
  /** Why it could not be read. */
  readonly problem: ReadonlySignal<Trouble | undefined>
  open(ticketId: string | undefined): void
  refresh(): Promise<void>
  /** As the server has just said it is. */
  take(ticketId: string, detail: TicketDetail): void
  handle(change: BodyOf<typeof handleTicket>): Promise<void>
  /** Everything that is shown was in sight. */
  view(): void
  forget(): void
}

/** `onHandled`: the queue looks different now. */
export function createTicketModel(call: Call, onHandled: () => void): TicketModel {
  const id = signal<string>()
  const detail = signal<TicketDetail>()
  const problem = signal<Trouble>()
  const { busy, trouble, attempt, forgive } = createAttempts()
  let viewedSeq = 0

  function take(ticketId: string, next: TicketDetail): void {
    if (id.value !== ticketId) return
    const { seq: shown = 0 } = detail.value?.ticket.entries.at(-1) ?? {}
    const { seq = 0 } = next.ticket.entries.at(-1) ?? {}
    // What was asked for earlier may come later.
    if (seq >= shown) detail.value = next
  }

  const refresh = oneAtATime(async () => {
    const ticketId = id.value
    if (!ticketId) return
    try {
      take(ticketId, await call(at(readTicket, { params: { ticketId } })))
      if (id.value === ticketId) problem.value = undefined
    } catch (error) {
      if (id.value === ticketId) problem.value = toTrouble(error)
    }
  })

  function open(ticketId: string | undefined): void {
    if (ticketId === id.value) return
    viewedSeq = 0
    forgive()
    batch(() => {
      id.value = ticketId
      detail.value = undefined
      problem.value = undefined
    })
    void refresh()
  }

  async function tellViewed(ticketId: string, seq: number): Promise<void> {
    try {
      await call(at(viewTicket, { params: { ticketId } }), { seq })
      onHandled()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // It stays unread, and is told with the next look.
      if (id.value === ticketId) viewedSeq = 0
    }
  }

  return {
    id,
    detail,
    problem,
    busy,
    trouble,
    open,
    refresh,
    take,
    handle: (change) =>
      attempt(async () => {
        const ticketId = id.value
        if (!ticketId) return
        take(ticketId, await call(at(handleTicket, { params: { ticketId } }), change))
        onHandled()
      }),
    view() {
      const { row, ticket } = detail.value ?? {}
      const seq = ticket?.entries.at(-1)?.seq ?? 0
      if (!row?.isUnread || seq <= viewedSeq) return
      viewedSeq = seq
      void tellViewed(row.ticketId, seq)
    },
    forget: () => open(undefined),
  }
}

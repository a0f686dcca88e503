/** The shopper’s tickets as the backend has them: read at the beginning and when something changes, in the order in which it happened. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { isProblem } from '../../../src/model/doing.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { AskMemory } from '../contract/memory.ts'
import { readMine, seeTicket, type Ticket, type TicketEntry } from '../contract/ticket.ts'
import type { FeedbackModel } from './feedback-model.ts'

export interface DueSurvey {
  readonly surveyId: string
  readonly orderId?: string | undefined
  readonly conversationId?: string | undefined
}

export interface Mine {
  /** The newest first. */
  readonly tickets: ReadonlySignal<readonly Ticket[]>
  readonly due: ReadonlySignal<readonly DueSurvey[]>
  readonly unseen: ReadonlySignal<number>
  readonly hasOpen: ReadonlySignal<boolean>
  readonly arrived: FeedbackModel['arrived']
  readonly failed: ReadonlySignal<boolean>
  find(ticketId: string): Ticket | undefined
  /** As an earlier page has left it. */
  recall(): Promise<void>
  /** Asks the backend, if anybody is known there. Never rejects; `false` if nobody has answered. */
  load(): Promise<boolean>
  /** Something may have changed; `revision` that of the change, if it is known. */
  hear(revision?: number): void
  /** To be asked for before the backend is: what it answers is for nobody else. */
  taker(): (ticket: Ticket) => void
  /** Up to here; told to the backend until it knows. */
  see(ticketId: string, seq: number): void
  /** Whoever was here has left, or is known by another name now. */
  forget(isLeaving: boolean): void
}

interface Kept {
  readonly cursor: number
  readonly tickets: readonly Ticket[]
  readonly due: readonly DueSurvey[]
}

const KEY = 'mine'
const NOTHING: Kept = { cursor: -1, tickets: [], due: [] }

export interface MineOptions {
  readonly context: Pick<WidgetContext, 'store' | 'call' | 'shopper' | 'report'>
  /** Told after each reading; with what a member was asked on all devices. */
  onRead(memory: AskMemory | undefined): void
}

export function createMine({ context, onRead }: MineOptions): Mine {
  const { store, call, shopper, report } = context
  const known = signal(NOTHING)
  const failed = signal(false)
  const arrived = signal<FeedbackModel['arrived']['value']>()
  const tickets = computed(() => known.value.tickets)
  let generation = 0
  let isRead = false
  let reading: Promise<boolean> | undefined
  let isWantedAgain = false

  const find = (ticketId: string): Ticket | undefined =>
    tickets.peek().find(({ id }) => id === ticketId)

  function show(next: Kept, isNews: boolean): void {
    const before = new Map(tickets.peek().map((one) => [one.id, one]))
    const all = next.tickets.map((one) => later(before.get(one.id), one))
    known.value = { ...next, tickets: all }
    if (isNews)
      for (const ticket of all) {
        const { entries, id, reference } = ticket
        const last = before.get(id)?.entries.at(-1)?.seq ?? entries.length
        const fresh = entries.filter((one) => one.seq > last && isOfShop(one))
        if (fresh.length > 0) arrived.value = { id, reference, entries: fresh }
      }
    void store.write(KEY, known.peek(), { purpose: 'functional', ofCustomer: true })
  }

  async function readOnce(): Promise<boolean> {
    const asked = generation
    try {
      if ((await shopper()) === undefined) return true
      const { memory, ...page } = await call(readMine, {})
      if (asked !== generation) return false
      batch(() => {
        failed.value = false
        // What was asked for before an answer of ours came is older than that answer.
        if (page.cursor >= known.peek().cursor) show(page, isRead)
      })
      isRead = true
      for (const { id, seenSeq } of page.tickets) {
        const seen = find(id)?.seenSeq ?? 0
        if (seen > seenSeq) saySeen(id, seen)
      }
      onRead(memory)
      return true
    } catch (error) {
      if (asked !== generation) return false
      failed.value = true
      complain(error)
      return false
    }
  }

  async function load(): Promise<boolean> {
    isWantedAgain = reading !== undefined
    reading ??= readOnce().finally(() => {
      reading = undefined
      if (isWantedAgain) void load()
    })
    return reading
  }

  function put(ticket: Ticket): void {
    const others = tickets.peek().filter(({ id }) => id !== ticket.id)
    const isNew = others.length === tickets.peek().length
    const all = isNew
      ? [ticket, ...others]
      : tickets.peek().map((one) => (one.id === ticket.id ? ticket : one))
    show({ ...known.peek(), tickets: all }, false)
  }

  /** If nobody hears it, it is said again with the next reading. */
  function saySeen(ticketId: string, seq: number): void {
    call(seeTicket, { params: { ticketId }, body: { seq } }).catch(complain)
  }

  function complain(error: unknown): void {
    if (!isProblem(error) && !isExpected(error)) report(error)
  }

  return {
    tickets,
    failed,
    arrived,
    find,
    load,
    taker() {
      const asked = generation
      return (ticket) => {
        if (asked === generation) put(ticket)
      }
    },
    due: computed(() => known.value.due),
    hasOpen: computed(() => tickets.value.some(({ isOver }) => !isOver)),
    unseen: computed(() =>
      tickets.value
        .flatMap(({ entries, seenSeq }) => entries.filter(({ seq }) => seq > seenSeq))
        .reduce((count, entry) => count + (isOfShop(entry) ? 1 : 0), 0),
    ),

    async recall() {
      const asked = generation
      const kept = await store.read(KEY)
      // Safe: only this widget writes it, as the backend’s checked answer.
      if (asked === generation && kept && known.peek() === NOTHING) known.value = kept as Kept
    },

    hear(revision) {
      if (revision === undefined || revision > known.peek().cursor) void load()
    },

    see(ticketId, seq) {
      const ticket = find(ticketId)
      if (!ticket || ticket.seenSeq >= seq) return
      put({ ...ticket, seenSeq: seq })
      saySeen(ticketId, seq)
    },

    forget(isLeaving) {
      generation += 1
      reading = undefined
      isRead = false
      batch(() => {
        // A guest who has signed in has the same tickets, counted anew.
        known.value = isLeaving ? NOTHING : { ...known.peek(), cursor: -1 }
        arrived.value = undefined
        failed.value = false
      })
    },
  }
}

/** Of two answers about a ticket the one that knows more; what was seen stays seen. */
function later(known: Ticket | undefined, told: Ticket): Ticket {
  const lastOf = ({ entries }: Ticket): number => entries.at(-1)?.seq ?? 0
  const latest = known && lastOf(known) > lastOf(told) ? known : told
  return { ...latest, seenSeq: Math.max(known?.seenSeq ?? 0, told.seenSeq) }
}

function isOfShop({ by, kind }: TicketEntry): boolean {
  return by.kind !== 'shopper' && kind !== 'opened'
}

/** No network, or nobody to ask for: there is nothing a developer could do. */
function isExpected(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && error.code
  return code === 'no_answer' || code === 'signed_out'
}

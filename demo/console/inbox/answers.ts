/** Answers and notes on their way: kept until the server has them, tried again, one after the other in each conversation. */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import { z } from 'zod/mini'
import { Uuid } from '../../../src/contract/scalars.ts'
import {
  answerShopper,
  Attachment,
  writeNote,
  type ChatMessage,
  type Note,
} from '../../../widgets/chat/contract.ts'
import { ApiError, at, type Call } from '../api.ts'
import { createKeep } from './keep.ts'

export const Outgoing = z.object({
  cid: Uuid,
  conversationId: Uuid,
  isNote: z.boolean(),
  text: z.string(),
  attachments: z.array(Attachment),
  replyTo: z.optional(Uuid),
  /** Ms since 1970, by this computer’s clock. */
  at: z.number(),
  /** `waiting`: could not be sent, and is tried again by itself; `refused`: only when somebody says so. */
  status: z.enum(['sending', 'waiting', 'refused']),
  /** Why it was refused, as the contract names it. */
  code: z.optional(z.string()),
})
export type Outgoing = z.infer<typeof Outgoing>

export type Arrived =
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'note'; readonly note: Note }

export interface AnswersOptions {
  readonly call: Call
  /** Ms to wait before each further try; the last one counts for all after it. */
  readonly pausesMs?: readonly number[]
  /** In the same moment as it leaves the list. */
  onArrived(conversationId: string, arrived: Arrived): void
}

export interface Answers {
  /** In the order they were written. */
  readonly outgoing: ReadonlySignal<readonly Outgoing[]>
  send(answer: Omit<Outgoing, 'status' | 'code'>): void
  /** Now, whatever the pause. */
  retry(cid: string): void
  /** Out of the list, and what it was. */
  takeBack(cid: string): Outgoing | undefined
  /** Everything that waits; also after a reload. */
  resume(): void
  forget(): void
}

const PAUSES_MS = [1000, 2000, 5000, 10_000, 30_000]
/** What would be answered in the same way however often it is asked. */
const FINAL = new Set([
  'not_found',
  'cid_conflict',
  'message_empty',
  'file_unknown',
  'invalid_request',
  'payload_too_large',
  'session_expired',
])

export function createAnswers(options: AnswersOptions): Answers {
  const { call, onArrived, pausesMs = PAUSES_MS } = options
  const keep = createKeep('regulars.inbox.outgoing', z.array(Outgoing))
  const outgoing = signal<readonly Outgoing[]>(keep.read() ?? [])
  const underWay = new Set<string>()
  const pauses = new Map<string, { timer?: ReturnType<typeof setTimeout>; tries: number }>()

  function set(next: readonly Outgoing[]): void {
    outgoing.value = next
    keep.write([...next])
  }

  function mark(cid: string, change: Pick<Outgoing, 'status' | 'code'>): void {
    set(outgoing.value.map((each) => (each.cid === cid ? { ...each, ...change } : each)))
  }

  const drop = (cid: string): void => set(outgoing.value.filter((each) => each.cid !== cid))

  function wait(conversationId: string, retryAfterS: number | undefined): void {
    const { timer, tries } = pauses.get(conversationId) ?? { tries: 0 }
    clearTimeout(timer)
    const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0
    pauses.set(conversationId, {
      tries: tries + 1,
      timer: setTimeout(
        () => void pump(conversationId),
        Math.max(pauseMs, (retryAfterS ?? 0) * 1000),
      ),
    })
  }

  /** Whether the next one may be tried. */
  async function deliver(next: Outgoing): Promise<boolean> {
    mark(next.cid, { status: 'sending' })
    try {
      const arrived = await put(call, next)
      pauses.delete(next.conversationId)
      batch(() => {
        onArrived(next.conversationId, arrived)
        drop(next.cid)
      })
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const isFinal = FINAL.has(error.code)
      mark(next.cid, isFinal ? { status: 'refused', code: error.code } : { status: 'waiting' })
      if (!isFinal) wait(next.conversationId, error.retryAfterS)
      return isFinal
    }
  }

  async function pump(conversationId: string): Promise<void> {
    if (underWay.has(conversationId)) return
    underWay.add(conversationId)
    const first = (): Outgoing | undefined =>
      outgoing.value.find(
        (each) => each.conversationId === conversationId && each.status !== 'refused',
      )
    try {
      for (let next = first(); next; next = first()) if (!(await deliver(next))) break
    } finally {
      underWay.delete(conversationId)
    }
  }

  return {
    outgoing,
    send(answer) {
      set([...outgoing.value, { ...answer, status: 'sending' }])
      void pump(answer.conversationId)
    },
    retry(cid) {
      const found = outgoing.value.find((each) => each.cid === cid)
      if (!found) return
      clearTimeout(pauses.get(found.conversationId)?.timer)
      mark(cid, { status: 'waiting' })
      void pump(found.conversationId)
    },
    takeBack(cid) {
      const found = outgoing.value.find((each) => each.cid === cid)
      if (found) drop(cid)
      return found
    },
    resume() {
      for (const id of new Set(outgoing.value.map((each) => each.conversationId))) void pump(id)
    },
    forget() {
      for (const { timer } of pauses.values()) clearTimeout(timer)
      pauses.clear()
      set([])
    },
  }
}

async function put(call: Call, answer: Outgoing): Promise<Arrived> {
  const { conversationId, cid, text, attachments, replyTo } = answer
  const params = { conversationId, cid }
  if (answer.isNote) return { kind: 'note', note: await call(at(writeNote, { params }), { text }) }
  const message = await call(at(answerShopper, { params }), {
    text,
    attachments: attachments.map(({ id }) => id),
    ...(replyTo && { replyTo }),
  })
  return { kind: 'message', message }
}

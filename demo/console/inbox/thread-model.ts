/** The conversation that is open: its messages, what is done with it, and the small signs of somebody being there. */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import {
  changeMessage,
  handleConversation,
  readThread,
  signalShopper,
} from '../../../widgets/chat/contract.ts'
import { ApiError, at, type Call } from '../api.ts'
import { createAttempts, toTrouble, type Attempts, type Trouble } from '../attempts.ts'
import type { Arrived } from './answers.ts'
import { oneAtATime } from './one-at-a-time.ts'
import {
  mergeMessages,
  mergeNotes,
  withEarlier,
  withNewest,
  type OpenThread,
} from './open-thread.ts'
import { createTypingSign } from './typing-sign.ts'

export interface ThreadModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly id: ReadonlySignal<string | undefined>
  /** `undefined` until it has been read. */
  readonly thread: ReadonlySignal<OpenThread | undefined>
  /** Why it could not be read. */
  readonly problem: ReadonlySignal<Trouble | undefined>
  open(conversationId: string | undefined): void
  refresh(): Promise<void>
  earlier(): Promise<void>
  /** An answer or a note has reached the server. */
  take(conversationId: string, arrived: Arrived): void
  handle(change: BodyOf<typeof handleConversation>): Promise<void>
  change(cid: string, change: BodyOf<typeof changeMessage>): Promise<void>
  /** Keys are pressed, or not any more. */
  type(isTyping: boolean): void
  /** Everything that is shown was in sight. */
  read(): void
  forget(): void
}

export function createThreadModel(call: Call, onHandled: () => void): ThreadModel {
  const id = signal<string>()
  const thread = signal<OpenThread>()
  const problem = signal<Trouble>()
  const { busy, trouble, attempt, forgive } = createAttempts()
  let saidReadSeq = 0

  /** Signs of the moment: one that is lost is not worth a word. */
  async function tell(body: BodyOf<typeof signalShopper>): Promise<void> {
    const conversationId = id.value
    if (!conversationId) return
    try {
      await call(at(signalShopper, { params: { conversationId } }), body)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (body.readSeq) saidReadSeq = 0
    }
  }
  const typing = createTypingSign((isTyping) => void tell({ typing: isTyping }))

  const refresh = oneAtATime(async () => {
    const conversationId = id.value
    if (!conversationId) return
    try {
      const newest = await call(at(readThread, { params: { conversationId } }))
      if (id.value !== conversationId) return
      thread.value = withNewest(thread.value, newest)
      problem.value = undefined
    } catch (error) {
      if (id.value === conversationId) problem.value = toTrouble(error)
    }
  })

  function open(conversationId: string | undefined): void {
    if (conversationId === id.value) return
    typing.stop()
    saidReadSeq = 0
    forgive()
    batch(() => {
      id.value = conversationId
      thread.value = undefined
      problem.value = undefined
    })
    void refresh()
  }

  return {
    id,
    thread,
    problem,
    busy,
    trouble,
    open,
    refresh,
    async earlier() {
      const shown = thread.value
      const before = shown?.messages.at(0)?.seq
      if (!shown?.hasMore || before === undefined) return
      await attempt(async () => {
        const params = { conversationId: shown.conversation.id }
        const query = { before: String(before), limit: '50' }
        const earlier = await call(at(readThread, { params, query }))
        const now = thread.value
        if (now?.conversation.id === params.conversationId) thread.value = withEarlier(now, earlier)
      })
    },
    take(conversationId, arrived) {
      const shown = thread.value
      if (shown?.conversation.id !== conversationId) return
      if (arrived.kind === 'note')
        thread.value = { ...shown, notes: mergeNotes(shown.notes, [arrived.note]) }
      else thread.value = { ...shown, messages: mergeMessages(shown.messages, [arrived.message]) }
    },
    handle: (change) =>
      attempt(async () => {
        const conversationId = id.value
        if (!conversationId) return
        await call(at(handleConversation, { params: { conversationId } }), change)
        onHandled()
        void refresh()
      }),
    change: (cid, change) =>
      attempt(async () => {
        const conversationId = id.value
        if (!conversationId) return
        const message = await call(at(changeMessage, { params: { conversationId, cid } }), change)
        const shown = thread.value
        if (shown) thread.value = { ...shown, messages: mergeMessages(shown.messages, [message]) }
      }),
    type: (isTyping) => (isTyping ? typing.keyPressed() : typing.stop()),
    read() {
      const { lastSeq = 0, theirReadSeq = 0 } = thread.value?.conversation ?? {}
      if (lastSeq <= Math.max(theirReadSeq, saidReadSeq)) return
      saidReadSeq = lastSeq
      void tell({ readSeq: lastSeq })
    },
    forget: () => open(undefined),
  }
}

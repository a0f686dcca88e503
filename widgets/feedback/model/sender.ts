/** Sends submissions: one tab for all, the latest answers of each, again and again until the backend has them or says why not. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { isProblem, readProblem } from '../../../src/model/doing.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import { putAnonymousResponse, putResponse } from '../contract/responses.ts'
import type { Ticket } from '../contract/ticket.ts'
import type { KeptRecords } from './kept-records.ts'
import type { Mine } from './mine.ts'
import { isUnsent, outgoing, type SittingRecord } from './record.ts'

export interface Sender {
  /** Ids of those that are leaving just now, in this tab. */
  readonly sending: ReadonlySignal<ReadonlySet<string>>
  /** Sends what is due. */
  flush(): void
  /** Network or shopper are back: what waits for its next try need not wait, unless the backend has asked for it. */
  back(): void
  dispose(): void
}

export interface SenderOptions {
  readonly context: Pick<WidgetContext, 'call' | 'tabs'>
  readonly kept: KeptRecords
  readonly taker: Mine['taker']
  onSent(record: SittingRecord): void
}

interface Pause {
  readonly tries: number
  readonly until: number
  /** The backend has asked for it. */
  readonly isHeld: boolean
}

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** Then it waits for network or shopper. */
const MOST_TRIES = 8
const WORTH_REPEATING = [401, 403, 408, 425, 429]
/** Of those above 499 these say the same for ever. */
const FINAL = [501, 505, 511]

export function createSender({ context, kept, taker, onSent }: SenderOptions): Sender {
  const { call, tabs } = context
  const sending = signal<ReadonlySet<string>>(new Set())
  const pauses = new Map<string, Pause>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isQueued = false
  let isDisposed = false

  const unsent = (): SittingRecord[] => (isDisposed ? [] : kept.all.peek().filter(isUnsent))
  const pauseOf = ({ submissionId }: SittingRecord): number => pauses.get(submissionId)?.until ?? 0
  const nextDue = (): SittingRecord | undefined =>
    unsent().find((record) => pauseOf(record) <= Date.now())

  function flush(): void {
    clearTimeout(timer)
    if (isQueued) return
    if (!nextDue()) return waitForNext()
    isQueued = true
    void tabs
      .exclusive('send', async (frozen) => {
        await kept.load()
        for (let due = nextDue(); due && !frozen.aborted; due = nextDue()) await send(due)
        return true
      })
      .then((isThrough) => {
        isQueued = false
        // Answered while the lock was being given back; a frozen tab waits until it is back.
        if (isThrough) flush()
      })
  }

  function waitForNext(): void {
    const next = Math.min(...unsent().map(pauseOf))
    if (next < Infinity) timer = setTimeout(flush, Math.max(0, next - Date.now()))
  }

  async function send(record: SittingRecord): Promise<void> {
    const { submissionId, rev } = record
    const take = taker()
    sending.value = new Set([submissionId])
    try {
      const { response, ticket } = await put(record)
      pauses.delete(submissionId)
      const { editableUntil } = response
      await kept.change(submissionId, (one) => ({
        ...one,
        sentRev: Math.max(one.sentRev, rev),
        ...(editableUntil !== undefined && { editableUntil: Date.parse(editableUntil) }),
        ...(ticket && { ticketId: ticket.id }),
      }))
      if (ticket) take(ticket)
      onSent(record)
    } catch (error) {
      const pause = pauseAfter(error, pauses.get(submissionId)?.tries ?? 0)
      if (pause) pauses.set(submissionId, pause)
      else
        await kept.change(submissionId, (one) => ({
          ...one,
          refused: { rev, ...readProblem(error) },
        }))
    }
    sending.value = new Set()
  }

  async function put({ submissionId, ...record }: SittingRecord): Promise<Answered> {
    const { survey, locale, rev, page, about, anonymousId } = record
    const { answers, finished } = outgoing({ submissionId, ...record })
    const body = {
      surveyId: survey.id,
      revision: survey.revision,
      locale,
      answers,
      rev,
      finished,
      ...(page !== undefined && { page }),
    }
    return anonymousId === undefined
      ? call(putResponse, { params: { submissionId }, body: { ...body, ...(about && { about }) } })
      : call(putAnonymousResponse, { params: { submissionId: anonymousId }, body })
  }

  return {
    sending,
    flush,
    back() {
      for (const [id, { isHeld }] of pauses) if (!isHeld) pauses.delete(id)
      flush()
    },
    dispose() {
      isDisposed = true
      clearTimeout(timer)
    },
  }
}

interface Answered {
  readonly response: { readonly editableUntil?: string | undefined }
  readonly ticket?: Ticket | undefined
}

/** `undefined`: it is refused for good. Full jitter, so that a thousand shops behind one server never come back at once. */
function pauseAfter(error: unknown, before: number): Pause | undefined {
  const tries = before + 1
  const now = Date.now()
  const jitterMs = Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries)
  const pause = {
    tries,
    until: tries < MOST_TRIES ? now + jitterMs : Infinity,
    isHeld: false,
  }
  if (!isProblem(error)) return pause
  const { status, retryAfterMs } = error
  const mayRepeat = WORTH_REPEATING.includes(status) || (status >= 500 && !FINAL.includes(status))
  if (!mayRepeat) return undefined
  return retryAfterMs === undefined ? pause : { tries, until: now + retryAfterMs, isHeld: true }
}

/** Sends batch by batch and does with each answer what it means, so that one bad event never takes others with it. */
import { readBatches, type BatchesOptions } from './batches.ts'
import { chooseLast } from './last-requests.ts'
import type { Pauses } from './pauses.ts'
import type { QueuedEvent } from './queued-event.ts'
import type { RefusalParts } from './refusals.ts'
import { MAX_KEEPALIVE_BYTES } from './flights.ts'
import type { Answer, Sender } from './sender.ts'
import { judge, readVerdicts } from './verdict.ts'

export interface Delivery {
  /** Everything that may go; ends early at a pause or when `isOver`. */
  drain(isOver: () => boolean): Promise<void>
  /** Starts the last requests of a page in this very tick. Nothing is deleted before their answers. */
  leave(events: readonly QueuedEvent[]): void
  /** The server refuses this shop or page: nothing more before the next page. */
  isRefused(): boolean
}

export interface DeliveryOptions extends Omit<BatchesOptions, 'maxBytes'> {
  readonly sender: Sender
  readonly pauses: Pauses
  readonly url: string
  /** The server wants no more events, ever: deletes all. */
  purge(): Promise<void>
}

/** Leaves 1 KiB for the envelope. */
const MAX_BATCH_BYTES = 47 * 1024
const REGAINED_BYTES = 1024
/** The server asked for single events again: as long a pause as if it had failed. */
const TRY_LATER: Answer = { status: 503, retryAfterMs: 0, results: {} }

export function createDelivery(options: DeliveryOptions): Delivery {
  const { queue, sender, pauses, deadLetters } = options
  let maxBytes = MAX_BATCH_BYTES
  let isRefused = false
  let hasKept = false
  /** Answered while the page was away; the queue learns it when the page is back. */
  const answered = new Set<string>()
  const parts: RefusalParts = {
    ...options,
    deliver,
    shrink: (bytes) => void (maxBytes = bytes),
    refuse: () => void (isRefused = true),
  }

  /** Resolves with whether to go on. */
  async function deliver(events: readonly QueuedEvent[], isOver: () => boolean): Promise<boolean> {
    if (isOver()) return false
    const answer = await sender.send(events, await queue.counts())
    if (!answer) return false
    if (judge(answer.status) === 'settle') return settle(events, answer)
    return bear(events, answer, isOver)
  }

  async function bear(
    events: readonly QueuedEvent[],
    answer: Answer,
    isOver: () => boolean,
  ): Promise<boolean> {
    const action = judge(answer.status)
    if (action !== 'settle' && action !== 'retry') {
      // Where this cannot be loaded, it is asked again as if the server had failed.
      const refusals = await import('./refusals.ts').catch(() => undefined)
      if (refusals) return refusals.bearRefusal(action, { events, answer, isOver }, parts)
    }
    await pauses.fail(answer)
    return false
  }

  async function settle(events: readonly QueuedEvent[], { results }: Answer): Promise<boolean> {
    const { stored, retry, drop } = readVerdicts(events, results)
    maxBytes = Math.min(MAX_BATCH_BYTES, maxBytes + REGAINED_BYTES)
    if (stored.length) await queue.remove(stored, 'acknowledged')
    for (const { event, reason } of drop) await deadLetters.bury(event, reason)
    if (!retry.length) await pauses.clear()
    else hasKept = true
    return true
  }

  async function settleLast(events: readonly QueuedEvent[], answer: Answer): Promise<void> {
    const action = judge(answer.status)
    if (action === 'split' || !answer.status) return
    for (const { id } of events) answered.add(id)
    if (action === 'settle') await settle(events, answer)
    else await bear(events, answer, () => true)
    for (const { id } of events) answered.delete(id)
  }

  return {
    isRefused: () => isRefused,

    async drain(isOver) {
      hasKept = false
      for await (const events of readBatches({ ...options, maxBytes: () => maxBytes }))
        if (!(await deliver(events, isOver))) return
      if (hasKept) await pauses.fail(TRY_LATER)
    },

    leave(events) {
      // A network that failed a moment ago deserves this last try; a server that asked for time does not.
      const mustWait = pauses.remainingMs() > 0 && pauses.current()?.kind !== 'network'
      if (isRefused || mustWait) return
      const waiting = events.filter(
        (event) => options.isGranted(event) && !sender.isAloft(event) && !answered.has(event.id),
      )
      for (const chunk of chooseLast(waiting, MAX_KEEPALIVE_BYTES - sender.aloftBytes())) {
        try {
          void sender.sendLast(chunk).then((answer) => answer && settleLast(chunk, answer))
        } catch {
          return // The first refusal: what is left waits for the next page.
        }
      }
    },
  }
}

/** Sends batch by batch and does with each answer what it means, so that one bad event never takes others with it. */
import { RegularsError } from '../errors.ts'
import { readBatches, type BatchesOptions } from './batches.ts'
import { chooseLast } from './last-requests.ts'
import type { Pauses } from './pauses.ts'
import type { QueuedEvent } from './queued-event.ts'
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
  const { queue, sender, pauses, deadLetters, onError, purge } = options
  let maxBytes = MAX_BATCH_BYTES
  let isRefused = false
  let hasKept = false
  /** Answered while the page was away; the queue learns it when the page is back. */
  const answered = new Set<string>()

  /** Resolves with whether to go on. */
  async function deliver(events: readonly QueuedEvent[], isOver: () => boolean): Promise<boolean> {
    if (isOver()) return false
    const answer = await sender.send(events, await queue.counts())
    if (!answer) return false
    const action = judge(answer.status)
    if (action === 'settle') return settle(events, answer)
    if (action === 'split') return split(events, answer.status, isOver)
    await stop(action, answer)
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

  async function split(
    events: readonly QueuedEvent[],
    status: number,
    isOver: () => boolean,
  ): Promise<boolean> {
    const middle = Math.ceil(events.length / 2)
    const first = events.slice(0, middle)
    if (events.length > 1) {
      if (status === 413) maxBytes = first.reduce((sum, { bytes }) => sum + bytes, 0)
      return (await deliver(first, isOver)) && deliver(events.slice(middle), isOver)
    }
    for (const only of first)
      await deadLetters.bury(only, status === 413 ? 'too_large' : 'rejected')
    return true
  }

  async function stop(action: 'pause' | 'hold' | 'stop' | 'retry', answer: Answer): Promise<void> {
    if (action === 'retry') return pauses.fail(answer)
    if (action === 'pause') isRefused = true
    if (action === 'hold') await pauses.keep('hold')
    if (action === 'stop') {
      await pauses.keep('stopped')
      await purge()
    }
    onError?.(new RegularsError('refused', options.url, String(answer.status)))
  }

  async function settleLast(events: readonly QueuedEvent[], answer: Answer): Promise<void> {
    const action = judge(answer.status)
    if (action === 'split' || !answer.status) return
    if (action !== 'settle') return stop(action, answer)
    for (const { id } of events) answered.add(id)
    await settle(events, answer)
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

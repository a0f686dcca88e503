/** What each answer of the server means for the events that were sent. */
import { asRecord } from './as-record.ts'
import type { QueuedEvent } from './queued-event.ts'

/**
 * `settle` each event as told, `split` to find the bad one, `pause` until the next page, `hold` for a quarter of an hour,
 * `stop` for good, `retry` soon.
 */
export type Action = 'settle' | 'split' | 'pause' | 'hold' | 'stop' | 'retry'

/** 0 stands for no answer. */
export function judge(status: number): Action {
  if (status >= 200 && status < 300) return 'settle'
  if (status === 400 || status === 413 || status === 422) return 'split'
  if (status === 401 || status === 403) return 'pause'
  if (status === 410) return 'stop'
  if (status >= 500 || [0, 408, 425, 429].includes(status)) return 'retry'
  return 'hold'
}

export interface Verdicts {
  readonly stored: readonly QueuedEvent[]
  readonly retry: readonly QueuedEvent[]
  readonly drop: readonly { readonly event: QueuedEvent; readonly reason: string }[]
}

/** An event the server does not name is stored; so is a whole batch whose answer nobody can read. */
export function readVerdicts(
  events: readonly QueuedEvent[],
  results: Readonly<Record<string, unknown>>,
): Verdicts {
  const stored: QueuedEvent[] = []
  const retry: QueuedEvent[] = []
  const drop: { event: QueuedEvent; reason: string }[] = []
  for (const event of events) {
    const { result, reason } = asRecord(results[event.id])
    if (result === 'retry') retry.push(event)
    else if (result === 'drop') drop.push({ event, reason: readReason(reason) })
    else stored.push(event)
  }
  return { stored, retry, drop }
}

/** It becomes the name of a count. */
function readReason(reason: unknown): string {
  return typeof reason === 'string' && /^[a-z][a-z_]{0,31}$/.test(reason) ? reason : 'dropped'
}

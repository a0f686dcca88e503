/** Brings what killed tabs left in localStorage into the queue. */
import type { Queue } from './queue.ts'
import type { WriteAhead } from './write-ahead.ts'

export interface RecoveryOptions {
  readonly queue: Queue
  readonly writeAhead: WriteAhead
  isDurable(): boolean
}

/** Only while no other tab does; resolves with whether to look again later. */
export function createRecovery({
  queue,
  writeAhead,
  isDurable,
}: RecoveryOptions): () => Promise<boolean> {
  let isReconciled = false
  return async () => {
    if (isDurable() && !isReconciled) {
      await queue.reconcile()
      isReconciled = true
    }
    const { events, lost, areSomeYoung } = writeAhead.left()
    if (events.length) {
      await queue.put(events)
      if (isDurable()) writeAhead.release(events.map(({ id }) => id))
    }
    if (lost) await queue.lose(lost)
    return areSomeYoung
  }
}

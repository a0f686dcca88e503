/** Brings what killed tabs left in localStorage into the queue. */
import { idFloor } from '../id.ts'
import type { Queue } from './queue.ts'
import { SETTLING_MS, type WriteAhead } from './write-ahead.ts'

export interface RecoveryOptions {
  readonly queue: Queue
  readonly writeAhead: WriteAhead
  now(): number
  isDurable(): boolean
}

/** Only while no other tab does; resolves with whether to look again later. */
export function createRecovery(options: RecoveryOptions): () => Promise<boolean> {
  const { queue, writeAhead, now, isDurable } = options
  let isReconciled = false
  return async () => {
    if (isDurable() && !isReconciled) {
      await queue.reconcile()
      isReconciled = true
    }
    const own = new Set(writeAhead.own())
    const copies = writeAhead.copies().filter(({ id }) => !own.has(id))
    // A young one may belong to a tab that is just writing it to the queue.
    const oldest = idFloor(now() - SETTLING_MS)
    const newest = idFloor(now() + SETTLING_MS)
    const left = copies.filter(({ id }) => id < oldest || id > newest)
    if (left.length) {
      await queue.put(left)
      if (isDurable()) writeAhead.release(left.map(({ id }) => id))
    }
    const lost = writeAhead.takeLost()
    if (lost) await queue.lose(lost)
    return left.length < copies.length
  }
}

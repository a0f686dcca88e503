/** Events that will never be sent, with the reason: kept for whoever looks for them, the latest five hundred. */
import type { Database } from '../database.ts'
import type { QueuedEvent } from './queued-event.ts'
import type { Queue } from './queue.ts'
import { asRecord } from './as-record.ts'

export interface DeadLetters {
  bury(event: QueuedEvent, reason: string): Promise<void>
  forget(purposes: readonly string[]): Promise<void>
}

export interface DeadLettersOptions {
  readonly dead: Database
  readonly queue: Queue
  now(): number
  whenPresent(): Promise<void>
}

/** More than are ever kept. */
const ALL = 1_000

export function createDeadLetters(options: DeadLettersOptions): DeadLetters {
  const { dead, queue, now, whenPresent } = options
  return {
    async bury(event, reason) {
      await whenPresent()
      // Here first: a page killed in between buries it twice, under the same key.
      await import('./refusals.ts')
        .then(({ keepLetter }) => keepLetter(dead, event, { reason, at: now() }))
        .catch(() => undefined) // No room, or not to be loaded: the count has to do.
      await queue.remove([event], 'dead', reason)
    },

    async forget(purposes) {
      await whenPresent()
      const letters = await dead.list(ALL)
      const doomed = letters.filter(([, letter]) =>
        purposes.includes(String(asRecord(letter)['purpose'])),
      )
      await dead.deleteMany(doomed.map(([id]) => id))
    },
  }
}

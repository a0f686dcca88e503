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

const MAX_LETTERS = 500

export function createDeadLetters(options: DeadLettersOptions): DeadLetters {
  const { dead, queue, now, whenPresent } = options
  return {
    async bury(event, reason) {
      const { id, purpose, json } = event
      await whenPresent()
      // Here first: a page killed in between buries it twice, under the same key.
      await dead.setMany([[id, { reason, at: now(), purpose, json }]]).catch(() => undefined) // No room: the count has to do.
      await queue.remove([event], 'dead', reason)
      const excess = (await dead.count()) - MAX_LETTERS
      if (excess > 0) await dead.deleteMany((await dead.list(excess)).map(([id]) => id))
    },

    async forget(purposes) {
      await whenPresent()
      const letters = await dead.list(2 * MAX_LETTERS)
      const doomed = letters.filter(([, letter]) =>
        purposes.includes(String(asRecord(letter)['purpose'])),
      )
      await dead.deleteMany(doomed.map(([id]) => id))
    },
  }
}

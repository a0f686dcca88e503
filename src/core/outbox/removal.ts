/** Deletes events wherever they wait: in memory, in localStorage and in the queue. */
import type { Outcome } from './counts.ts'
import type { Queue } from './queue.ts'
import type { QueuedEvent } from './queued-event.ts'
import type { WriteAhead } from './write-ahead.ts'

export interface Places {
  readonly held: Map<string, QueuedEvent>
  readonly queue: Queue
  readonly writeAhead: WriteAhead
}

export interface Removal {
  readonly outcome: Outcome
  readonly reason?: string
  matches(event: QueuedEvent): boolean
}

const PAGE = 200

/** What no database knows yet, of this tab and of killed ones. */
export async function removeHeld(
  { held, queue, writeAhead }: Places,
  { outcome, reason, matches }: Removal,
): Promise<void> {
  const copies = writeAhead.copies().filter(matches)
  for (const copy of copies) held.set(copy.id, copy)
  writeAhead.release(copies.map(({ id }) => id))
  await queue.remove([...held.values()].filter(matches), outcome, reason)
}

export async function removeStored(
  { queue }: Places,
  { outcome, reason, matches }: Removal,
): Promise<void> {
  let page = await queue.list(PAGE)
  while (page.length) {
    const after = page.at(-1)?.id
    await queue.remove(page.filter(matches), outcome, reason)
    page = await queue.list(PAGE, after)
  }
}

/** Evicts the events worth least, the oldest of them first, until there is room. */
import { MAX_BYTES, MAX_EVENTS, pendingOf, type Counts } from './counts.ts'
import { rankOf, type QueuedEvent } from './queued-event.ts'
import type { Queue } from './queue.ts'

const PAGE = 200

/** Down to the caps. */
export function makeRoomForAll(queue: Queue, counts: Counts): Promise<void> {
  return evict(queue, pendingOf(counts) - MAX_EVENTS, counts.bytes - MAX_BYTES, 'full')
}

/** The browser's own limit came before ours: as much again as is to be written, for the database's overhead. */
export function makeRoomFor(queue: Queue, events: readonly QueuedEvent[]): Promise<void> {
  const bytes = events.reduce((sum, event) => sum + event.bytes, 0)
  return evict(queue, events.length, 2 * bytes, 'quota')
}

async function evict(queue: Queue, count: number, bytes: number, reason: string): Promise<void> {
  let countLeft = count
  let bytesLeft = bytes
  for (const rank of [2, 1, 0]) {
    let page = await queue.list(PAGE)
    while (page.length) {
      const victims: QueuedEvent[] = []
      for (const event of page) {
        if (countLeft <= 0 && bytesLeft <= 0) break
        if (rankOf(event) !== rank) continue
        victims.push(event)
        countLeft -= 1
        bytesLeft -= event.bytes
      }
      if (victims.length) await queue.remove(victims, 'evicted', reason)
      if (countLeft <= 0 && bytesLeft <= 0) return
      page = await queue.list(PAGE, page.at(-1)?.id)
    }
  }
}

/** From accepted to stored: what arrives in one tick is written together, in slices that leave the page its frames. */
import { hasTooMany } from './counts.ts'
import type { Queue } from './queue.ts'
import { rankOf, type QueuedEvent } from './queued-event.ts'
import type { WriteAhead } from './write-ahead.ts'

export interface Intake {
  add(event: QueuedEvent): void
  /** Never rejects: what cannot be stored stays in memory and is sent from there. */
  commit(): Promise<void>
  /** The queue took nothing the last time: the storage of this origin is full. */
  isStuck(): boolean
}

export interface IntakeOptions {
  /** Accepted and not stored yet, oldest first. */
  readonly held: Map<string, QueuedEvent>
  readonly queue: Queue
  readonly writeAhead: WriteAhead
  isDurable(): boolean
  isPresent(): boolean
  isGranted(event: QueuedEvent): boolean
  onCommitted(): void
}

const SLICE = 100
const room = () => import('./make-room.ts')
/** When nothing can be stored: about what a page can spare. */
const MAX_STUCK = 1_000

export function createIntake(options: IntakeOptions): Intake {
  const { held, queue, writeAhead, isDurable, isPresent, isGranted, onCommitted } = options
  let committing: Promise<void> | undefined
  let isStuck = false

  async function commitAll(): Promise<void> {
    // First the rest of this tick: a loop of a thousand events is one commit.
    await Promise.resolve()
    while (held.size && isPresent()) {
      const slice: QueuedEvent[] = []
      for (const event of held.values()) if (slice.push(event) === SLICE) break
      const withdrawn = slice.filter((event) => !isGranted(event))
      if (withdrawn.length) await queue.remove(withdrawn, 'withdrawn')
      await store(slice.filter(isGranted))
    }
    isStuck = false
    settleCopies()
    onCommitted()
  }

  async function store(events: readonly QueuedEvent[]): Promise<void> {
    const put = () => queue.put(events)
    const counts = await put().catch(async () => {
      // Where this cannot be loaded either, the events are held in memory as if there were no room to make.
      await (await room()).makeRoomFor(queue, events)
      return put()
    })
    for (const { id } of events) held.delete(id)
    if (isDurable()) writeAhead.release(events.map(({ id }) => id))
    if (hasTooMany(counts)) await (await room()).makeRoomForAll(queue, counts)
  }

  /** A copy has done its work when IndexedDB has the event, be it late. In memory it has not. */
  function settleCopies(): void {
    if (isDurable()) writeAhead.release(writeAhead.own().filter((id) => !held.has(id)))
  }

  async function goOnFull(): Promise<void> {
    isStuck = true
    const byWorth = [...held.values()].sort(
      (a, b) => rankOf(a) - rankOf(b) || (a.id > b.id ? -1 : 1),
    )
    const excess = byWorth.slice(MAX_STUCK)
    if (excess.length) await queue.remove(excess, 'evicted', 'quota')
    onCommitted()
  }

  function commit(): Promise<void> {
    committing ??= commitAll()
      .catch(goOnFull)
      .catch(() => undefined) // Not even the counts can be written: memory and the copies remain.
      .finally(() => (committing = undefined))
    return committing
  }

  return {
    isStuck: () => isStuck,
    add(event) {
      writeAhead.hold(event)
      held.set(event.id, event)
      void commit()
    },
    commit,
  }
}

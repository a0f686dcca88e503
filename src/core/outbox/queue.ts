/** The events that wait, one record each, and the counts: changed together, so that they cannot disagree. */
import type { Database } from '../database.ts'
import { pendingOf, readCounts, tally, type Counts, type Outcome } from './counts.ts'
import { readStored, type QueuedEvent } from './queued-event.ts'

export interface Queue {
  /** An event that is there already stays as it is. */
  put(events: readonly QueuedEvent[]): Promise<Counts>
  /** Each event is counted once, whichever tab comes first. */
  remove(events: readonly QueuedEvent[], outcome: Outcome, reason?: string): Promise<Counts>
  /** Oldest first, those after the id `after`. */
  list(limit: number, after?: string): Promise<QueuedEvent[]>
  counts(): Promise<Counts>
  /** Counts events that were accepted, and taken along by a killed tab. */
  lose(lost: number): Promise<void>
  /** Counts what is missing as lost. */
  reconcile(): Promise<void>
}

export interface QueueOptions {
  readonly database: Database
  /** Resolves when IndexedDB may be written: at once while the page is visible, after its return otherwise. */
  whenPresent(): Promise<void>
  /** Accepted, though not stored yet: then removing it counts both. */
  isHeld(id: string): boolean
  onRemoved(ids: readonly string[]): void
}

/** Sorts before every id. */
const COUNTS = '!counts'

export function createQueue({ database, whenPresent, isHeld, onRemoved }: QueueOptions): Queue {
  /** Came to an end before they were stored; whoever is about to store them need not. */
  const ended = new Set<string>()

  async function change(
    ids: readonly string[],
    apply: (counts: Counts, stored: readonly unknown[]) => readonly unknown[],
  ): Promise<Counts> {
    let counts = readCounts(undefined)
    await whenPresent()
    await database.updateMany([COUNTS, ...ids], ([before, ...stored]) => {
      counts = readCounts(before)
      const next = apply(counts, stored)
      // More than were ever accepted: somebody else's records, or the counts of an older shape.
      counts.accepted -= Math.min(0, pendingOf(counts))
      return [counts, ...next]
    })
    return counts
  }

  return {
    put: (events) =>
      change(idsOf(events), (counts, stored) =>
        events.map((event, index) => {
          if (stored[index] !== undefined || ended.has(event.id)) return stored[index]
          counts.accepted += 1
          counts.bytes += event.bytes
          return event
        }),
      ),

    async remove(events, outcome, reason = 'other') {
      const ids = idsOf(events)
      const held = new Set(ids.filter(isHeld))
      let unstored = new Set<string>()
      const counts = await change(ids, (counts, stored) => {
        unstored = new Set(
          ids.filter((id, index) => stored[index] === undefined && held.has(id) && !ended.has(id)),
        )
        counts.accepted += unstored.size
        events.forEach((event, index) => {
          const isStored = stored[index] !== undefined
          if (isStored) counts.bytes -= event.bytes
          if (isStored || unstored.has(event.id)) tally(counts, outcome, reason)
        })
        return []
      })
      for (const id of unstored) ended.add(id)
      onRemoved(ids)
      return counts
    },

    async list(limit, after = COUNTS) {
      const page = await database.list(limit, after)
      return page.map(([id, stored]) => readStored(id, stored))
    },

    counts: async () => readCounts(await database.get(COUNTS)),

    async lose(lost) {
      await change([], (counts) => {
        counts.lost += lost
        counts.accepted += lost
        return []
      })
    },

    async reconcile() {
      const before = readCounts(await database.get(COUNTS))
      const found = Math.max(0, (await database.count()) - 1)
      const after = readCounts(await database.get(COUNTS))
      const missing = pendingOf(after) - found
      const isStill = pendingOf(before) === pendingOf(after) && before.accepted === after.accepted
      if (isStill && missing > 0)
        await change([], (counts) => {
          counts.lost += missing
          return []
        })
    },
  }
}

function idsOf(events: readonly QueuedEvent[]): string[] {
  return events.map(({ id }) => id)
}

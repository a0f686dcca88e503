/** Puts together what two browsers remember, or a browser and the backend: never less than either, and small enough to be sent back. */
import type { z } from 'zod/mini'
import type { CampaignMemory } from '../../../src/contract/campaign/customer.ts'
import type { Tally } from '../../../src/contract/campaign/caps.ts'
import type { Assignment } from '../../../src/contract/campaign/experiment.ts'
import { mergeKept, prune } from '../../../src/campaigns/memory.ts'
import { mergeTallies, NEVER_SHOWN } from '../../../src/campaigns/tally.ts'

type Memory = z.output<typeof CampaignMemory>

export const NO_MEMORY: Memory = { tallies: {}, closed: {}, never: [], assignments: [] }

/** A device that is set ahead must not silence a campaign for years. */
const AHEAD_MS = 86_400_000
const MOST_ASSIGNMENTS = 200
/** Characters of JSON; a page may send 64 KiB, and has more to say than this. */
const MOST_TALLIES = 36_000

export function mergeMemories(kept: Memory, told: Memory, now: Date): Memory {
  const exitReason = told.exitReason ?? kept.exitReason
  const { closed, never } = prune(
    mergeKept(
      { said: [], closed: kept.closed, never: kept.never },
      { said: [], closed: closingsUntil(told.closed, now), never: told.never },
    ),
    now.getTime(),
  )
  return {
    tallies: mergeAll(kept.tallies, told.tallies, now),
    closed,
    never: [...never],
    assignments: mergeAssignments(kept.assignments, told.assignments),
    ...(exitReason && { exitReason }),
  }
}

function closingsUntil(closed: Memory['closed'], now: Date): Memory['closed'] {
  const latest = now.getTime() + AHEAD_MS
  return Object.fromEntries(Object.entries(closed).filter(([, { at }]) => at <= latest))
}

/** The campaigns shown last, as many as fit. */
function mergeAll(kept: Memory['tallies'], told: Memory['tallies'], now: Date): Memory['tallies'] {
  const latest = new Date(now.getTime() + AHEAD_MS).toISOString()
  const merged = new Map(Object.entries(kept))
  for (const [campaignId, tally] of Object.entries(told)) {
    const shownAt = tally.shownAt.filter((at) => at <= latest)
    merged.set(
      campaignId,
      mergeTallies(merged.get(campaignId) ?? NEVER_SHOWN, { ...tally, shownAt }),
    )
  }
  const newest = [...merged].sort(([, one], [, other]) =>
    lastShown(other).localeCompare(lastShown(one)),
  )
  let size = 0
  return Object.fromEntries(
    newest.filter((entry) => (size += JSON.stringify(entry).length) <= MOST_TALLIES),
  )
}

function lastShown({ shownAt }: Tally): string {
  return shownAt.at(-1) ?? ''
}

/** Whichever device was first: an arm that changes would spoil what is compared. */
function mergeAssignments(kept: readonly Assignment[], told: readonly Assignment[]): Assignment[] {
  const first = new Map<string, Assignment>()
  for (const assignment of [...kept, ...told]) {
    const name = JSON.stringify([assignment.experiment, assignment.phase])
    if (!first.has(name)) first.set(name, assignment)
  }
  return [...first.values()].slice(-MOST_ASSIGNMENTS)
}

/** How the queue has fared since it was made. One record, changed in the same transaction as the events it counts. */
import type { DeliveryCounts } from '../../contract/event.ts'
import { asRecord } from './as-record.ts'

export interface Counts extends DeliveryCounts {
  /** Accepted in a tab that was killed before anything could be written. */
  lost: number
  /** Of the events that wait. */
  bytes: number
}

export type Outcome = 'acknowledged' | 'dead' | 'evicted' | 'expired' | 'withdrawn'

type Reasons = Record<string, number>

/** The server chooses the reasons of `drop`; more kinds than this are counted together. */
const MAX_REASONS = 16

/** A copy that may be changed; whatever is not a count is 0. */
export function readCounts(stored: unknown): Counts {
  const { dead, evicted, ...others } = asRecord(stored)
  const none = { accepted: 0, acknowledged: 0, expired: 0, withdrawn: 0, lost: 0, bytes: 0 }
  return { ...none, ...onlyCounts(others), dead: onlyCounts(dead), evicted: onlyCounts(evicted) }
}

export function tally(counts: Counts, outcome: Outcome, reason: string): void {
  if (outcome !== 'dead' && outcome !== 'evicted') {
    counts[outcome] += 1
    return
  }
  const reasons = new Map(Object.entries(counts[outcome]))
  const name = reasons.has(reason) || reasons.size < MAX_REASONS ? reason : 'other'
  counts[outcome] = Object.fromEntries(reasons.set(name, (reasons.get(name) ?? 0) + 1))
}

/** Accepted, and no word on what became of it. */
export function pendingOf(counts: Counts): number {
  const { accepted, acknowledged, expired, withdrawn, lost, dead, evicted } = counts
  return accepted - acknowledged - expired - withdrawn - lost - sumOf(dead) - sumOf(evicted)
}

function sumOf(counts: Readonly<Reasons>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function onlyCounts(stored: unknown): Reasons {
  const entries = Object.entries(asRecord(stored))
  return Object.fromEntries(
    entries.flatMap(([name, count]) =>
      Number.isSafeInteger(count) ? [[name, Number(count)]] : [],
    ),
  )
}

/** The most that may wait: domain rule, whichever comes first. */
export const MAX_EVENTS = 10_000
export const MAX_BYTES = 10 * 1024 * 1024

export function hasTooMany(counts: Counts): boolean {
  return pendingOf(counts) > MAX_EVENTS || counts.bytes > MAX_BYTES
}

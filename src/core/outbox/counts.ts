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

/** The server chooses the reasons of `drop`; more kinds than this are counted together. */
const MAX_REASONS = 16

/** A copy that may be changed; whatever is not a count is 0. */
export function readCounts(stored: unknown): Counts {
  const fields = asRecord(stored)
  const count = (name: keyof Counts) => toCount(fields[name])
  return {
    accepted: count('accepted'),
    acknowledged: count('acknowledged'),
    dead: readReasons(fields['dead']),
    evicted: readReasons(fields['evicted']),
    expired: count('expired'),
    withdrawn: count('withdrawn'),
    lost: count('lost'),
    bytes: count('bytes'),
  }
}

export function tally(counts: Counts, outcome: Outcome, reason: string): void {
  if (outcome !== 'dead' && outcome !== 'evicted') {
    counts[outcome] += 1
    return
  }
  const reasons = counts[outcome]
  const isKnown = Object.hasOwn(reasons, reason)
  const name = isKnown || Object.keys(reasons).length < MAX_REASONS ? reason : 'other'
  reasons[name] = toCount(Object.hasOwn(reasons, name) && reasons[name]) + 1
}

/** Accepted, and no word on what became of it. */
export function pendingOf(counts: Counts): number {
  const { accepted, acknowledged, dead, evicted, expired, withdrawn, lost } = counts
  return accepted - acknowledged - sumOf(dead) - sumOf(evicted) - expired - withdrawn - lost
}

function sumOf(reasons: Readonly<Record<string, number>>): number {
  return Object.values(reasons).reduce((sum, count) => sum + count, 0)
}

function readReasons(stored: unknown): Record<string, number> {
  const entries = Object.entries(asRecord(stored))
  return Object.fromEntries(entries.map(([reason, count]) => [reason, toCount(count)]))
}

function toCount(value: unknown): number {
  return Number.isSafeInteger(value) ? Number(value) : 0
}

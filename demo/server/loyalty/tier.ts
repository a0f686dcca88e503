/** The tier of a member: reached at once, kept for twelve months whatever happens, then earned anew. */
import type { Program, Tier } from '../../../widgets/loyalty/contract.ts'
import { addToDate } from './calendar.ts'
import type { Lot } from './lots.ts'

const KEPT = { months: 12 }
/** Below the threshold on the day of reckoning, the tier stays this long and can still be saved. */
const GRACE = { days: 30 }

export interface Standing {
  readonly tier: Tier | null
  /** Absent without a tier, and for one that cannot be lost. */
  readonly until: Date | undefined
}

type Rules = Pick<Program, 'tiers' | 'timezone'>

interface Moment extends Standing {
  readonly inGrace: boolean
}

/** Replays what happened: the same rows and the same time always give the same tier. */
export function standingAt(lots: readonly Lot[], rules: Rules, now: Date): Standing {
  let moment: Moment = { tier: null, until: undefined, inGrace: false }
  for (const at of turningPoints(lots, now)) {
    moment = reckonUntil(moment, lots, rules, at)
    moment = rise(moment, lots, rules, at)
  }
  const { tier, until } = moment
  return { tier, until: tier && tier.threshold > 0 ? until : undefined }
}

/** Points of released orders of the last twelve months; refunds count from their own day. */
export function qualifyingAt(lots: readonly Lot[], at: Date): number {
  return lots
    .filter(({ releasedAt, countsUntil }) => releasedAt <= at && at < countsUntil)
    .flatMap(({ changes }) => changes)
    .reduce((sum, change) => (change.at <= at ? sum + change.points : sum), 0)
}

/** Points only grow when an order is released or an edit adds some; `now` ends the story. */
function turningPoints(lots: readonly Lot[], now: Date): Date[] {
  return lots
    .flatMap(({ releasedAt, countsUntil, changes }) =>
      changes
        .map(({ at }) => (at > releasedAt ? at : releasedAt))
        .filter((at) => at < now && at < countsUntil),
    )
    .sort((a, b) => a.getTime() - b.getTime())
    .concat(now)
}

/** Every day of reckoning up to `at`. */
function reckonUntil(moment: Moment, lots: readonly Lot[], rules: Rules, at: Date): Moment {
  let { tier, until, inGrace } = moment
  while (tier && until && until <= at) {
    const deserved = tierFor(qualifyingAt(lots, until), rules)
    if (isAtLeast(deserved, tier)) inGrace = false
    else if (inGrace) [tier, inGrace] = [deserved, false]
    else inGrace = true
    until = tier ? addToDate(until, inGrace ? GRACE : KEPT, rules.timezone) : undefined
  }
  return { tier, until, inGrace }
}

function rise(moment: Moment, lots: readonly Lot[], rules: Rules, at: Date): Moment {
  const deserved = tierFor(qualifyingAt(lots, at), rules)
  if (!deserved || !isAtLeast(deserved, moment.tier)) return moment
  const isSaved = moment.inGrace && deserved.id === moment.tier?.id
  if (deserved.id === moment.tier?.id && !isSaved) return moment
  return { tier: deserved, until: addToDate(at, KEPT, rules.timezone), inGrace: false }
}

function tierFor(points: number, { tiers }: Rules): Tier | null {
  return tiers
    .filter(({ threshold }) => threshold <= points)
    .reduce<Tier | null>((best, tier) => (isAtLeast(tier, best) ? tier : best), null)
}

function isAtLeast(tier: Tier | null, other: Tier | null): boolean {
  return (tier?.threshold ?? -1) >= (other?.threshold ?? -1)
}

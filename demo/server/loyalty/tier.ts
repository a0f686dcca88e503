/** The tier of a member: reached at once, kept for twelve months whatever happens, then earned anew. */
import type { Program, Tier } from '../../../widgets/loyalty/contract.ts'
import { addToDate, localDate, startOfDay } from './calendar.ts'

const YEAR = { months: 12 }
/** Below the threshold on the day of reckoning, the tier stays this long and can still be saved. */
const GRACE = { days: 30 }

export interface Standing {
  readonly tierId: string | null
  readonly tierSince: Date | null
  readonly tierUntil: Date | null
  readonly tierInGrace: boolean
}

export type TierProgram = Pick<Program, 'tiers' | 'timezone' | 'tierRules'>

/** What is counted has grown. */
export function rise(
  standing: Standing,
  qualifying: number,
  { tiers, timezone }: TierProgram,
  at: Date,
): Standing {
  const current = findTier(tiers, standing.tierId)
  const deserved = tierFor(qualifying, tiers)
  if (!deserved || !isAtLeast(deserved, current)) return standing
  const isSaved = standing.tierInGrace && deserved.id === current?.id
  if (deserved.id === current?.id && !isSaved) return standing
  return {
    tierId: deserved.id,
    tierSince: isSaved ? standing.tierSince : at,
    tierUntil: endOf(deserved, at, timezone),
    tierInGrace: false,
  }
}

/** The day of reckoning, `tierUntil`. */
export function reckon(
  standing: Standing,
  qualifying: number,
  { tiers, timezone }: TierProgram,
  at: Date,
): Standing {
  const current = findTier(tiers, standing.tierId)
  const deserved = tierFor(qualifying, tiers)
  if (current && isAtLeast(deserved, current))
    return { ...standing, tierUntil: endOf(current, at, timezone), tierInGrace: false }
  if (current && !standing.tierInGrace)
    return { ...standing, tierUntil: addToDate(at, GRACE, timezone), tierInGrace: true }
  return {
    tierId: deserved?.id ?? null,
    tierSince: at,
    tierUntil: deserved && endOf(deserved, at, timezone),
    tierInGrace: false,
  }
}

/** Until when what was earned then counts; `null` for ever. */
export function countsUntil(earnedAt: Date, { timezone, tierRules }: TierProgram): Date | null {
  const window = tierRules?.window ?? 'rolling'
  if (window === 'lifetime') return null
  if (window === 'rolling') return addToDate(earnedAt, YEAR, timezone)
  return startOfDay({ year: localDate(earnedAt, timezone).year + 1, month: 1, day: 1 }, timezone)
}

export function findTier(tiers: readonly Tier[], id: string | null): Tier | null {
  return tiers.find((tier) => tier.id === id) ?? null
}

export function nextTier(tiers: readonly Tier[], current: Tier | null): Tier | undefined {
  return tiers
    .filter(({ threshold }) => threshold > (current?.threshold ?? -1))
    .sort((a, b) => a.threshold - b.threshold)[0]
}

/** A tier from zero cannot be lost. */
function endOf(tier: Tier, at: Date, timezone: string): Date | null {
  return tier.threshold > 0 ? addToDate(at, YEAR, timezone) : null
}

function tierFor(qualifying: number, tiers: readonly Tier[]): Tier | null {
  return tiers
    .filter(({ threshold }) => threshold <= qualifying)
    .reduce<Tier | null>((best, tier) => (isAtLeast(tier, best) ? tier : best), null)
}

function isAtLeast(tier: Tier | null, other: Tier | null): boolean {
  return (tier?.threshold ?? -1) >= (other?.threshold ?? -1)
}

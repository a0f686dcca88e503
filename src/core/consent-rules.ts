/** Who has the last word about a purpose, and how decisions made in different places become one. */
import type { Purpose } from '../contract/scalars.ts'

/** What holds until somebody decides. `auto`: only what the shop cannot work without; `denied`: not even that. */
export type ConsentMode = 'auto' | 'granted' | 'denied'

/** Those who decide, the strongest first. */
const DECIDERS = ['shopper', 'platform', 'cmp'] as const
export type Decider = (typeof DECIDERS)[number]

export interface Decision {
  /** `null`: this decider no longer says anything; kept, so that an older word in another tab does not return. */
  readonly granted: boolean | null
  readonly at: number
  /** The shopper clicked on this site; what a platform or a banner has preset is not explicit. */
  readonly explicit: boolean
}

/** By decider and purpose. */
export type Decisions = Readonly<Record<string, Decision>>

export interface ConsentStatus {
  readonly status: 'granted' | 'denied' | 'unknown'
  readonly source: Decider | 'gpc' | 'default'
  readonly at?: number
}

/** The wire's list again, because reading it there would load the schema library at start. */
export const ALL_PURPOSES: readonly Purpose[] = [
  'functional',
  'analytics',
  'marketing',
  'personalisation',
]

export const decisionKey = (decider: Decider, purpose: Purpose): string => `${decider}.${purpose}`

/** Global Privacy Control outweighs every yes but an explicit one; a no needs no such proof. */
export function statusOf(
  purpose: Purpose,
  decisions: Decisions,
  mode: ConsentMode,
  gpc: boolean,
): ConsentStatus {
  const isOptedOut = gpc && purpose !== 'functional'
  for (const source of DECIDERS) {
    const decision = decisions[decisionKey(source, purpose)]
    if (decision?.granted === false) return { status: 'denied', source, at: decision.at }
    if (decision?.granted && (decision.explicit || !isOptedOut))
      return { status: 'granted', source, at: decision.at }
  }
  if (isOptedOut) return { status: 'denied', source: 'gpc' }
  if (mode !== 'auto') return { status: mode, source: 'default' }
  return { status: purpose === 'functional' ? 'granted' : 'unknown', source: 'default' }
}

/** The newer word of each decider; of two in the same millisecond, the one that is not a yes. */
export function mergeDecisions(ours: Decisions, theirs: Decisions): Decisions {
  const merged: Record<string, Decision> = { ...ours }
  for (const [key, decision] of Object.entries(theirs)) {
    const known = ours[key]
    if (!known || decision.at > known.at || (decision.at === known.at && known.granted))
      merged[key] = decision
  }
  return merged
}

/** Storage and channel are open to every script of the page: only what has the right shape is taken. */
export function parseDecisions(value: unknown): Decisions {
  const parsed: Record<string, Decision> = {}
  if (typeof value !== 'object' || value === null) return parsed
  for (const decider of DECIDERS)
    for (const purpose of ALL_PURPOSES) {
      const key = decisionKey(decider, purpose)
      const decision = (value as Partial<Record<string, Partial<Decision>>>)[key]
      const { granted, at, explicit } = decision ?? {}
      if ((granted === null || typeof granted === 'boolean') && Number.isSafeInteger(at))
        parsed[key] = { granted, at: Number(at), explicit: explicit === true }
    }
  return parsed
}

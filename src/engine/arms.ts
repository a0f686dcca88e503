/** Which arms this browser was given, and of which it was told that somebody came to the point: with consent to analytics. */
import type { Placing } from '../campaigns/experiment/assign.ts'
import { type ExposureSituation, exposuresOf, hashRules } from '../campaigns/experiment/exposure.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import type { Assignment } from '../contract/campaign/experiment.ts'
import type { Core } from '../core/create-core.ts'
import { candidateOf, type JudgeSituation } from './judge.ts'
import { createKept } from '../core/kept.ts'

interface Given {
  readonly assignments: readonly Assignment[]
  /** Keys of exposures that were told. */
  readonly exposed: readonly string[]
}

export interface Arms {
  stored(): readonly Assignment[]
  read(): Promise<unknown>
  /** Keeps the arm, and tells once per unit and phase that the point was reached. */
  expose(campaign: Campaign, placing: Placing, situation: Exposing): Promise<void>
  forget(): void
}

export interface Exposing extends Omit<ExposureSituation, 'ruleHash'> {
  readonly campaigns: JudgeSituation['campaigns']
}

const MOST = 200

export function createArms(core: Pick<Core, 'store' | 'track'>): Arms {
  const kept = createKept<Given>({
    store: core.store,
    key: 'campaigns.arms',
    purpose: 'analytics',
    parse,
  })
  return {
    stored: () => kept.current().assignments,
    read: kept.read,
    forget: kept.forget,
    async expose(campaign, placing, situation) {
      const { trigger, audience, caps } = campaign
      const ruleHash = hashRules({ trigger, audience, caps })
      const all = exposuresOf(candidateOf(campaign, situation), placing, { ...situation, ruleHash })
      const known = new Set(kept.current().exposed)
      const told = all.filter(({ key }) => !known.has(key))
      for (const exposure of told)
        core.track('campaign.exposure', exposure, { critical: true, check: false })
      const assignment = placing.is === 'assigned' ? placing.assignment : undefined
      if (told.length === 0 && !assignment) return
      await kept.change((given) => ({
        assignments: assignment ? addFirst(given.assignments, assignment) : given.assignments,
        exposed: [...new Set([...given.exposed, ...told.map(({ key }) => key)])].slice(-MOST),
      }))
    },
  }
}

/** The first one that was given stays. */
function addFirst(given: readonly Assignment[], more: Assignment): readonly Assignment[] {
  const isThere = given.some(
    ({ experiment, phase }) => experiment === more.experiment && phase === more.phase,
  )
  return isThere ? given : [...given, more].slice(-MOST)
}

function parse(value: unknown): Given {
  // Safe: each field is looked at before it is believed.
  const { assignments, exposed } = (value ?? {}) as Partial<Record<keyof Given, unknown>>
  return {
    assignments: Array.isArray(assignments) ? assignments.filter(isAssignment) : [],
    exposed: Array.isArray(exposed) ? exposed.filter((key) => typeof key === 'string') : [],
  }
}

function isAssignment(value: unknown): value is Assignment {
  const { experiment, phase, arm } = (value ?? {}) as Partial<Assignment>
  return typeof experiment === 'string' && typeof arm === 'string' && Number.isSafeInteger(phase)
}

/** The records that somebody came to the point where the arms differ: in every arm alike, whatever is drawn afterwards. */
import type { Exposure, Holdout } from '../../contract/campaign/experiment.ts'
import type { Stage } from '../../contract/campaign/lifecycle.ts'
import type { Money } from '../../contract/scalars.ts'
import type { Candidate, Placing, Unit } from './assign.ts'
import { murmur3 } from './murmur.ts'

/** The experiment whose arms are all that is promotional, and nothing. */
const HOLDOUT = 'holdout'

export interface Trigger {
  readonly name: string
  readonly score?: number | undefined
}

export interface ExposureSituation {
  readonly unit: Unit
  readonly holdout?: Holdout | undefined
  readonly trigger: Trigger
  readonly ruleHash: string
  readonly stage?: Stage | undefined
  readonly subtotal?: Money | undefined
  readonly isFreshId?: boolean
}

/**
 * For a placing whose trigger, audience and caps have passed. A promotional campaign tells of the holdout too, of both its
 * sides. A preview, a campaign that was left out, and one without anything to compare tell nothing.
 */
export function exposuresOf(
  candidate: Candidate,
  placing: Placing,
  situation: ExposureSituation,
): readonly Exposure[] {
  const { holdout } = situation
  const isHeldOut = placing.is === 'held_out'
  const isReached = isHeldOut || placing.is === 'shown' || placing.is === 'assigned'
  const base = { ...baseOf(candidate, situation), inHoldout: isHeldOut }
  const exposures: Exposure[] = []
  if (isReached && candidate.isPromotional && holdout && holdout.share > 0) {
    const phase = holdout.period
    const arm = isHeldOut ? 'held_out' : 'reached'
    exposures.push({ ...base, key: keyOf(HOLDOUT, phase, base), experiment: HOLDOUT, phase, arm })
  }
  if (placing.is === 'assigned') {
    const { experiment, phase, arm } = placing.assignment
    exposures.push({
      ...base,
      key: keyOf(experiment, phase, base),
      experiment,
      phase,
      arm,
      ...(placing.isCrossDevice && { crossDevice: true }),
      ...(placing.isMultiExposure && { multiExposure: true }),
    })
  }
  return exposures
}

/** Short, and another one whenever the rules are other ones; the order of their keys does not count. */
export function hashRules(rules: unknown): string {
  return murmur3(canonical(rules)).toString(16).padStart(8, '0')
}

function baseOf(
  { campaignId }: Candidate,
  { unit, trigger, ruleHash, stage, subtotal, isFreshId }: ExposureSituation,
): Omit<Exposure, 'key' | 'experiment' | 'phase' | 'arm' | 'inHoldout'> {
  return {
    unitId: unit.id,
    unitType: unit.type,
    campaignId,
    trigger: trigger.name,
    ...(trigger.score !== undefined && { score: trigger.score }),
    ...(stage && { stage }),
    ...(subtotal && { subtotal: subtotal.minor, currency: subtotal.currency }),
    ruleHash,
    ephemeral: unit.isEphemeral,
    ...(isFreshId && { freshId: true }),
  }
}

function keyOf(
  experiment: string,
  phase: number | string,
  { unitType, unitId }: Pick<Exposure, 'unitType' | 'unitId'>,
): string {
  return `${experiment}:${phase}:${unitType}:${unitId}`
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
